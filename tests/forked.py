"""Real processes without the wait: each is forked from one that has the third-party libraries imported already.

A command of cbtpain takes 0.2 to 0.6 s, nearly all of it Python importing Typer and SQLModel, and the suite runs some
three thousand. What is forked has its own process id, streams, environment and folder, imports cbtpain's own files
anew, and ends as a process ends. It is not used where a test sets what Python itself reads when it begins.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

SOURCE = Path(__file__).resolve().parent.parent
_READ_AT_THE_BEGINNING = ("PYTHON", "LANG", "LC_", "LD_")
_AT_MOST = 60.0
_MESSAGE = 1 << 20
_SERVER = """
import sys
import typer, typer.main, rich.console, rich.text, sqlmodel, pydantic, yaml, platformdirs, jinja2
from tests.forked import serve
serve(int(sys.argv[1]))
"""
Environ = Mapping[str, str]


def can_fork(environ: Environ) -> bool:
    """Whether a forked process is as good: not beside others at once, and not where Python begins another way."""
    at_the_beginning = {name for name in environ if name.startswith(_READ_AT_THE_BEGINNING)}
    alike = all(environ[name] == _environ().get(name) for name in at_the_beginning)
    return alike and hasattr(os, "fork") and threading.current_thread() is threading.main_thread()


def run(words: Sequence[str], given: bytes, environ: Environ) -> "subprocess.CompletedProcess[bytes]":
    """As ``subprocess.run`` of ``python -m cbtpain`` with those words, its output captured."""
    with TemporaryFile() as stdin, TemporaryFile() as stdout, TemporaryFile() as stderr:
        stdin.write(given)
        stdin.seek(0)
        told = {"words": list(words), "environ": dict(environ), "folder": str(Path.cwd())}
        files = [file.fileno() for file in (stdin, stdout, stderr)]
        socket.send_fds(_server(), [json.dumps(told).encode()], files)
        code = int(_server().recv(64))
        stdout.seek(0)
        stderr.seek(0)
        return subprocess.CompletedProcess(words, code, stdout.read(), stderr.read())


_running: list[socket.socket] = []


def _environ() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    return kept | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(SOURCE)}


def _server() -> socket.socket:
    if not _running:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-c", _SERVER, str(theirs.fileno())]
        process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=_environ())
        theirs.close()
        ours.settimeout(_AT_MOST)
        _running.append(ours)
        atexit.register(_end, ours, process)
    return _running[0]


def _end(ours: socket.socket, process: "subprocess.Popen[bytes]") -> None:
    ours.close()
    process.wait()


def serve(descriptor: int) -> None:
    """Fork a process for each message, until the other end is closed."""
    messages = socket.socket(fileno=descriptor)
    while True:
        told, files, _, _ = socket.recv_fds(messages, _MESSAGE, 3)
        if not told:
            return
        child = os.fork()
        if child == 0:
            messages.close()
            _live(json.loads(told), files)
        for file in files:
            os.close(file)
        _, status = os.waitpid(child, 0)
        messages.send(str(os.waitstatus_to_exitcode(status)).encode())


def _live(told: dict[str, Any], files: Sequence[int]) -> None:
    """What Python does around ``python -m cbtpain``, from its beginning to its end."""
    import io
    import time

    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(told["environ"])
    time.tzset()
    os.chdir(told["folder"])
    sys.argv = [str(SOURCE / "cbtpain" / "__main__.py"), *told["words"]]
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0)), "utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w")), "utf-8")
    errors = io.BufferedWriter(io.FileIO(2, "w"))
    sys.stderr = io.TextIOWrapper(errors, "utf-8", "backslashreplace", line_buffering=True)
    os._exit(_code())


def _code() -> int:
    import traceback

    try:
        from cbtpain.cli.main import main

        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except OSError:
        code = 120
    sys.stderr.flush()
    return code

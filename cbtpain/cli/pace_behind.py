"""The timer by the clock behind the terminal: begun in a session of its own, so that a closed window does not end it.

Its process is told a number and nothing else: what is planned stands in the diary, and no words of the person stand
where other logins could read them.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from cbtpain import paths
from cbtpain.cli.pace_log import Log, alone, keep
from cbtpain.cli.pace_notice import notifier
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.clock import speed_from
from cbtpain.errors import OK, CbtpainError, Rejected, Stopped, StoreFault
from cbtpain.records import BACKGROUND, LOST, Pace, PaceMark
from cbtpain.screen.pace import SilentFace
from cbtpain.store.fast_paces import pace_of
from cbtpain.store.pace_lock import PAUSE, STOP, asked, is_gone
from cbtpain.timer.exercise import Key
from cbtpain.timer.pace import PaceTimer, Ticks

_LOCK = "CBTPAIN_PACE_LOCK"
"""The number of the descriptor that holds the lock, which the child inherits."""
WISHES = {STOP: Key.STOP, PAUSE: Key.PAUSE}
_WAITS_TO_BEGIN, _LOOKS = 10.0, 0.05


def run_behind(services: Services, pace: Pace, lock: int, *, notify: bool) -> None:
    """Begin it, and return once it runs. Raises ``CbtpainError("pace_did_not_begin")``."""
    child = _begun(services, pace, lock, notify=notify)
    until = time.monotonic() + _WAITS_TO_BEGIN
    while time.monotonic() < until and child.poll() is None:
        if _has_begun(services, pace):
            return
        time.sleep(_LOOKS)
    if _has_begun(services, pace):
        return
    child.kill()
    keep(services, pace, PaceMark(LOST))
    raise CbtpainError("pace_did_not_begin")


def _begun(services: Services, pace: Pace, lock: int, *, notify: bool) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "cbtpain", "pace", "--run", str(pace.id), *(["--notify"] if notify else [])]
    environ = {**services.environ, "CBTPAIN_HOME": str(services.home)}
    on_posix = os.name == "posix"
    # Windows: no console, and not ended with the one it was begun from. A lock is not inherited there.
    more: dict[str, Any] = {"pass_fds": (lock,)} if on_posix else {"creationflags": 0x00000008 | 0x00000200}
    if on_posix:
        environ[_LOCK] = str(lock)
    else:
        os.close(lock)
    return subprocess.Popen(  # noqa: S603  # this program itself, and a number
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # The folder the package lies in: what stands where the person is, is never imported by mistake.
        cwd=Path(paths.__file__).resolve().parent.parent,
        env=environ,
        start_new_session=on_posix,
        **more,
    )


def _has_begun(services: Services, pace: Pace) -> bool:
    kept = pace_of(services.home, pace.id or 0)
    return kept is not None and kept.begun


def run_in_child(services: Services, id_: int, *, notify: bool) -> int:
    """What the process behind the terminal does; the exit code. Raises ``Rejected`` and ``StoreFault``."""
    kept = pace_of(services.home, id_)
    if kept is None or kept.pace.how != BACKGROUND or kept.mark.over:
        raise Rejected("pace_unknown")
    if services.environ.get(_LOCK) is None:
        alone(services, but=id_)
    pace, log, pause = kept.pace, Log(services, kept.pace), Pause()
    speed = speed_from(services.environ)

    def wait(seconds: float) -> Key | None:
        services.clock.sleep(seconds)
        if is_gone(services.home):
            return Key.STOP
        return WISHES.get(asked(services.home))

    def note(mark: PaceMark) -> None:
        with pause.held():
            log(mark)

    with pause.listening():
        timer = PaceTimer(
            pace, SilentFace(notifier() if notify else None), note, Ticks(wait, services.clock.monotonic, speed)
        )
        try:
            timer.run()
        except Stopped:
            pause.hold()
            log(timer.halted())
    return OK if log.fault is None else StoreFault.exit_code

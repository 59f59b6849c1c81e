"""The one place where a fault becomes a sentence and an exit code."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import Any, TextIO

import typer
from typer.core import TyperGroup

from cbtpain.cli.commands import Commands
from cbtpain.cli.help_now import show_page
from cbtpain.cli.services import Services
from cbtpain.errors import DEFECT, INTERRUPTED, OK, USAGE, CbtpainError, Stopped
from cbtpain.words.faults import sentence

_NOBODY_READS = (errno.EPIPE, errno.EIO)
"""The reader of a pipe left, or the terminal was closed."""
_ALIKE = 0.7


class DoorGroup(TyperGroup):
    """The command group; every fault of every command leaves through it."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = Commands()

    def invoke(self, ctx: Any) -> Any:
        # Typer would end the program with a failure of its own.
        try:
            return super().invoke(ctx)
        except OSError as error:
            return _unwritten(ctx.obj, error)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        obj: Services | None = None,
        **extra: Any,
    ) -> Any:
        services = obj or Services()
        services.prepare_streams()
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, obj=services, **extra) or OK
            services.stdout.flush()
        except CbtpainError as fault:
            code = _told(services, sentence(fault), fault.exit_code)
        except Stopped as stopped:
            code = stopped.exit_code
        except KeyboardInterrupt:
            code = INTERRUPTED
        except typer.TyperException as error:
            code = _mistyped(services, error, sys.argv[1:] if args is None else args)
        except SystemExit:
            # Typer's own way to leave when the reader of a pipe has left.
            _let_go(services.stdout)
            code = OK
        except OSError as error:
            code = _unwritten(services, error)
        except Exception:
            code = _defect(services)
        if standalone_mode:
            sys.exit(code)
        return code


def _mistyped(services: Services, error: typer.TyperException, args: Sequence[str]) -> int:
    """Whoever asks for the help lines gets them, however it was typed."""
    if "help-now" in args or get_close_matches(" ".join(args[:1]), ["help-now"], cutoff=_ALIKE):
        with suppress(OSError):
            show_page(services)
        return OK
    return _told(services, error.format_message(), USAGE)


def _told(services: Services, text: str, code: int) -> int:
    """Say it on the error stream; where nobody hears, the exit code stands alone."""
    try:
        services.errors.say(text)
    except OSError:
        _let_go(services.stderr)
    return code


def _unwritten(services: Services, error: OSError) -> int:
    """The output could not be written. Files of the diary never end here: they are store faults."""
    _let_go(services.stdout)
    if error.errno in _NOBODY_READS:
        return OK
    return _told(services, sentence(CbtpainError("output_unwritable")), DEFECT)


def _let_go(stream: TextIO) -> None:
    """Python's own flush at exit must not fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _defect(services: Services) -> int:
    """Never a traceback unless it was asked for: it could hold a person's words."""
    if services.environ.get("CBTPAIN_DEBUG") == "1":
        traceback.print_exc(file=services.stderr)
    return _told(services, sentence(CbtpainError("defect")), DEFECT)

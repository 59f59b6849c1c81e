"""The one place where a fault becomes a sentence and an exit code."""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.errors import DEFECT, OK, USAGE, CbtpainError, Stopped
from cbtpain.words.faults import sentence


class DoorGroup(TyperGroup):
    """The command group; every fault of every command leaves through it."""

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
        except typer.TyperException as error:
            code = _mistyped(services, error, args)
        except BrokenPipeError:
            code = _nobody_reads()
        except Exception:
            code = _defect(services)
        if standalone_mode:
            sys.exit(code)
        return code


def _mistyped(services: Services, error: typer.TyperException, args: Sequence[str] | None) -> int:
    """Whoever asks for the help lines gets them, however it was typed."""
    if "help-now" in (sys.argv[1:2] if args is None else args[:1]):
        show_lines(services)
        return OK
    return _told(services, error.format_message(), USAGE)


def _told(services: Services, text: str, code: int) -> int:
    services.errors.say(text)
    return code


def _nobody_reads() -> int:
    """The reader of a pipe left: not a fault. Python's own flush at exit must not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


def _defect(services: Services) -> int:
    """Never a traceback unless it was asked for: it could hold a person's words."""
    if services.environ.get("CBTPAIN_DEBUG") == "1":
        traceback.print_exc(file=services.stderr)
    return _told(services, sentence(CbtpainError("defect")), DEFECT)

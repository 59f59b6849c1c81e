"""Every command: its help, and the file of this room that it is in. A command's file is imported when it is called."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

import typer
from typer.main import get_command

from cbtpain.words import commands as words

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_UNKNOWN = MappingProxyType({"ignore_unknown_options": True})
"""A number below zero is no option."""


class Entry(NamedTuple):
    """``module`` has a function of its own name, or where ``is_group`` a ``group`` of several commands."""

    module: str
    help: str
    is_group: bool = False
    settings: Mapping[str, Any] = _NOTHING


COMMANDS = {
    "start": Entry("start", words.START),
    "checkin": Entry("checkin", words.CHECKIN, settings=_UNKNOWN),
    "today": Entry("today", words.TODAY),
    "practice": Entry("practice", words.PRACTICE),
    "script": Entry("script", words.SCRIPT),
    "plan": Entry("plan", words.PLAN),
    "skills": Entry("skills", words.SKILLS),
    "pace": Entry("pace", words.PACE, settings=_UNKNOWN),
    "worksheet": Entry("worksheet", words.WORKSHEET, is_group=True),
    "cards": Entry("cards", words.CARDS),
    # "--until 3 days" is two words of the shell.
    "flare": Entry("flare", words.FLARE, settings={"allow_extra_args": True}),
    "assess": Entry("assess", words.ASSESS),
    "ratings": Entry("ratings", words.RATINGS, is_group=True),
    "baseline": Entry("baseline", words.BASELINE, is_group=True),
    "progress": Entry("progress", words.PROGRESS),
    "report": Entry("report", words.REPORT),
    "booster": Entry("booster", words.BOOSTER),
    "remind": Entry("remind", words.REMIND, is_group=True),
    "guide": Entry("guide", words.GUIDE),
    "help-now": Entry("help_now", words.HELP_NOW),
    "safety": Entry("safety", words.SAFETY),
    "about": Entry("about", words.ABOUT),
    "data": Entry("data", words.DATA, is_group=True),
    "content": Entry("content", words.CONTENT_GROUP, is_group=True),
}
"""In the order in which ``--help`` lists them."""


class Commands(MutableMapping[str, Any]):
    """The commands by name, as Typer wants them: two dozen files take 20 ms, and one command needs one of them."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _made(name, COMMANDS[name])
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _made(name: str, entry: Entry) -> Any:
    module = import_module(f"cbtpain.cli.{entry.module}")
    # rich_markup_mode=None halves the time of --help (markdown and pygments are not imported).
    maker = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    if entry.is_group:
        maker.add_typer(module.group, name=name, help=entry.help)
        maker.callback()(_nothing)
        return get_command(maker).commands[name]  # type: ignore[attr-defined]
    maker.command(name, help=entry.help, context_settings=dict(entry.settings))(getattr(module, entry.module))
    return get_command(maker)


def _nothing() -> None:
    """Typer makes a group of an app that has a callback."""

"""What each setting may say: what an export carries, and what is taken from one, by the rules it is set by."""

import re
from collections.abc import Callable, Mapping

from cbtpain.cli.exercising import SPEAK
from cbtpain.course.help_lines import help_lines
from cbtpain.errors import Rejected
from cbtpain.paths import content
from cbtpain.store.own_help import CONTACTS, GROUNDING, LISTENING, are_lines
from cbtpain.store.settings import (
    COUNTRY,
    FLARE_ASKED,
    KEPT_CLOSE,
    PAUSED,
    REMIND_ON,
    REMIND_TITLE,
    REPLAN_ASKED,
    SESSION_DAY,
    STORIES,
)

_SKILLS = re.compile(r"([a-z][a-z0-9-]{1,31}( [a-z][a-z0-9-]{1,31})*)?")
_WORD = re.compile(r"[a-z]{1,20}")
_MARK = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9:., -]{0,39}")
"""What the program notes for itself: a number, a day, a time, a word or two."""
_LONGEST_TITLE = 200
_NUMBER_AND_DAY = re.compile(r"[0-9]{1,9} [0-9]{4}-[0-9]{2}-[0-9]{2}")


def _country(value: str) -> bool:
    return value in help_lines(content()).countries


def _mark(value: str) -> bool:
    return _MARK.fullmatch(value) is not None


def _title(value: str) -> bool:
    return 0 < len(value) <= _LONGEST_TITLE and value.isprintable()


def _skills(value: str) -> bool:
    """Which skills there are is the course's own matter, and a diary may have several courses."""
    return _SKILLS.fullmatch(value) is not None and len(set(value.split())) == len(value.split())


_RULES: Mapping[str, Callable[[str], bool]] = {
    COUNTRY: _country,
    **dict.fromkeys((STORIES, LISTENING), lambda value: value in ("yes", "no")),
    **dict.fromkeys((CONTACTS, GROUNDING), are_lines),
    KEPT_CLOSE: _skills,
    FLARE_ASKED: lambda value: _NUMBER_AND_DAY.fullmatch(value) is not None,
    SPEAK: lambda value: _WORD.fullmatch(value) is not None,
    **dict.fromkeys((PAUSED, REMIND_ON, SESSION_DAY, REPLAN_ASKED), _mark),
    REMIND_TITLE: _title,
}


def is_known(name: str, value: object) -> bool:
    """Whether the program may have set it so. Raises ``ContentFault``."""
    return name in _RULES and isinstance(value, str) and _RULES[name](value)


def known_settings(given: Mapping[str, object]) -> dict[str, object]:
    """Those an import takes again; anything else in the settings' file is no setting."""
    return {name: value for name, value in given.items() if is_known(name, value)}


def refuse_unknown_settings(given: Mapping[str, object]) -> None:
    """Raises ``Rejected("export_damaged")``, without a word of a name that is not known: it may be anything."""
    for name, value in given.items():
        if not is_known(name, value):
            where = name if name in _RULES else "one that this cbtpain does not know"
            raise Rejected("export_damaged", where=f"settings: {where}")

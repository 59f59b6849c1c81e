"""What the diary says when a session opens: the ground on which its facts are worked out."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from cbtpain.measures.pacing import Paced, Told
from cbtpain.records import Flare, Practice, Run

Live = Mapping[str, object]
YES = "yes"
SAFETY = "safety"
"""The id of the screen that asks for warning signs."""


class Known(NamedTuple):
    """What the diary says when a session opens; ``earlier`` and ``words`` are by ``session/step``.

    ``latest`` has by step the last thing that was said to it in any run, half-done ones too:
    what is left out for somebody's safety rests on it.

    ``reviewed`` is the session whose plan is looked back on, ``times_asked`` the prompt
    that asks how often it was done, ``skill`` what that plan was about. ``told`` has every
    run's answers, half-done ones too, oldest first.
    """

    today: date
    session: str
    earlier: Mapping[str, object]
    words: Mapping[str, str]
    done: Sequence[Run]
    checkin_due: bool
    reviewed: str = ""
    times_asked: str = ""
    latest: Mapping[str, object] = MappingProxyType({})
    practised: Sequence[Practice] = ()
    skill: str = ""
    skill_names: Mapping[str, str] = MappingProxyType({})
    no_stories: bool = False
    told: Sequence[Told] = ()
    days_logged: int = 0
    """Days since the reviewed plan was made on which something of it was logged by its own command."""
    paced: Sequence[Paced] = ()
    flares: Sequence[Flare] = ()

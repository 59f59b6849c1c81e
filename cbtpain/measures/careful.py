"""What is left out for somebody's safety, or by their own word: whatever was said last counts, and a skip is no yes."""

from collections.abc import Callable, Sequence

from cbtpain.measures.known import SAFETY, Known, Live
from cbtpain.records import ASIDE

ENERGY = "energy"
"""The id of the question whether effort leaves one much worse."""
MUST_NOT_MOVE = ("urgent", "no-body", "no-movement")
NEW = ("new", "not-sure")
"""What is said to whether it is the usual pain, where it is not, or may not be."""


def any_is(step: str, values: Sequence[str]) -> Callable[[Known, Live], bool]:
    """True where the last thing said to that step, here or in any earlier run, is one of the values."""

    def is_one(known: Known, live: Live) -> bool:
        here = live.get(step)
        return (known.latest.get(step) if here is None else here) in values

    return is_one


def no_tightening(known: Known, live: Live) -> bool:
    """As the safety screen says; by somebody who never answered it, or who practises without having seen it, it takes
    the careful side."""
    left_out = SAFETY not in known.latest and (ASIDE in known.session or (SAFETY in live and live[SAFETY] is None))
    return left_out or any_is(SAFETY, MUST_NOT_MOVE)(known, live)


def movement_clear(known: Known, live: Live) -> bool:
    """True where the last answer to ``movement`` is no, and no new pain was told of after it."""
    if live.get("movement") is not None:
        return live["movement"] == "no"
    clear = False
    for one in known.told:
        clear = clear if one.answers.get("movement") is None else one.answers["movement"] == "no"
        clear = clear and not any(one.answers.get(step) in NEW for step in ("usual", "usual-or-new"))
    return clear


def skill_left_out(skill: str) -> Callable[[Known, Live], bool]:
    """True where the last word after an exercise of its own was to leave it out for good."""

    def is_left_out(known: Known, live: Live) -> bool:
        did = [one.answers for one in known.told if one.answers.get(f"{skill}.do") is not None]
        return bool(did) and did[-1].get("next") == "for-good"

    return is_left_out


def no_raise(known: Known, live: Live) -> bool:
    """Yes, not sure, or asked and never answered: as with the safety screen, a skip takes the careful side."""
    skipped = ENERGY in live or any(name.endswith(f"/{ENERGY}") for name in known.earlier)
    answered = live.get(ENERGY) is not None or ENERGY in known.latest
    return (skipped and not answered) or any_is(ENERGY, ("yes", "not-sure"))(known, live)

"""The set time of one activity, in whole minutes, as it is now: from what was told about it, in the order of telling.

The one pacing rule (CURRICULUM, section 3, session 3): the start is four fifths of the usual minutes, rounded down, at
least 1. A step up is about a tenth of the start, once a week at most; below 10 minutes it is 1 minute; there is none
for somebody whom effort leaves much worse. The rule has no size for a step down, which is always open: here it is four
fifths again, or half.

Three steady days are the latest three on which the timer ran for the set time of now: each time on them it ran to its
end, and no flare day lies between them or after them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cbtpain.measures.flares import flare_days
from cbtpain.records import ACTIVITY, TOLD, Flare, Pace, PaceMark

_APART = timedelta(days=7)
_STEP_IS_A_MINUTE_BELOW = 10
_OUT = {"pace-step": "leave", "checked": "not-yet", "test-result": "new-pain"}
"""By step, the answer that leaves it out."""
_REST = (2, 15)
"""A rest by the clock is at least and at most this long."""
STEADY_DAYS = 3
STEADY_WITHIN = timedelta(days=14)
"""Own choice: three days a week are planned, and what was steady a month ago says little of now."""
MINUTE = 60
YES, PART = "yes", "part"


class Told(NamedTuple):
    """What one walk through a session was told, by prompt, and on which day."""

    on: date
    answers: Mapping[str, object]


class SetTime(NamedTuple):
    """``left_out`` where the person leaves pacing out for now: the minutes wait until it is taken up again.

    ``since`` is the day from which the minutes of now hold.
    """

    start: int
    now: int
    raised_on: date | None = None
    left_out: bool = False
    since: date = date.min


class Paced(NamedTuple):
    """One time by the clock: its day, the minutes it was planned for, and yes or part: as planned or in part."""

    on: date
    minutes: int
    done: str


def set_time(told: Iterable[Told], *, may_rise: bool) -> SetTime | None:
    """None where the usual minutes were never given. Without ``may_rise`` no step up counts, earlier ones neither."""
    found: SetTime | None = None
    out = False
    for on, answers in told:
        usual = answers.get("pacing.usual")
        if is_whole(usual):
            start = start_of(int(str(usual)))
            found = SetTime(start, start, since=on)
        if found is not None:
            before, found = found, _stepped(found, answers.get("pace-step"), on, may_rise)
            # What made things worse is halved; a step up of the same session falls away.
            found = before._replace(now=half_of(min(before.now, found.now))) if _made_worse(answers) else found
            found = found if found.now == before.now else found._replace(since=on)
        out = _is_out(out, answers)
    return None if found is None else found._replace(left_out=out)


def left_out(told: Iterable[Told]) -> bool:
    """True where going by the clock is left out for now: by choice, or until a pain that is new has been checked."""
    out = False
    for _, answers in told:
        out = _is_out(out, answers)
    return out


def _is_out(before: bool, answers: Mapping[str, object]) -> bool:
    """Whatever else was said to one of these has taken it up again; a skip changes nothing."""
    dropped = answers.get("harms-which") == "pacing" and answers.get("harms-now") == "leave-out"
    if dropped or any(answers.get(step) == value for step, value in _OUT.items()):
        return True
    begun_anew = is_whole(answers.get("pacing.usual"))
    return before and not begun_anew and all(answers.get(step) is None for step in _OUT)


def _made_worse(answers: Mapping[str, object]) -> bool:
    return answers.get("harms-which") == "pacing" and answers.get("harms-now") in ("gentle", "signs")


def _stepped(before: SetTime, choice: object, on: date, may_rise: bool) -> SetTime:
    """A skip changes nothing."""
    match choice:
        case "up" if may_rise and not raised_lately(before, on):
            return before._replace(now=before.now + _step_up(before), raised_on=on)
        case "down":
            return before._replace(now=start_of(before.now))
        case "half":
            return before._replace(now=half_of(before.now))
    return before


def _step_up(before: SetTime) -> int:
    """A tenth of the start is cut toward zero: about a tenth, and never more."""
    return 1 if before.now < _STEP_IS_A_MINUTE_BELOW else max(1, before.start // 10)


def raised_lately(found: SetTime, today: date) -> bool:
    """True in the week after a step up, when there is no other."""
    return found.raised_on is not None and today - found.raised_on < _APART


def is_steady(found: SetTime, paced: Sequence[Paced], flares: Sequence[Flare], today: date) -> bool:
    """Three steady days with the set time of now, and today no flare day: the rule's ground for a step up."""
    first = today - STEADY_WITHIN
    flared = flare_days(flares, first, today)
    after = max(flared, default=date.min)
    mine = [one for one in paced if one.minutes == found.now and max(first, found.since) <= one.on <= today]
    days = sorted({one.on for one in mine}, reverse=True)[:STEADY_DAYS]
    steady = [day for day in days if day > after and all(one.done == YES for one in mine if one.on == day)]
    return len(steady) == STEADY_DAYS


def paced(kept: Iterable[tuple[Pace, PaceMark, bool]]) -> list[Paced]:
    """The times by the clock that are over, as far as they count."""
    times = [(pace, done_of(pace, mark)) for pace, mark, _ in kept if mark.over]
    return [Paced(pace.begun_on, pace.activity_min, done) for pace, done in times if done is not None]


def done_of(pace: Pace, mark: PaceMark) -> str | None:
    """Yes or part; None where it was less than a minute. Minutes that were told are held to what was planned."""
    if pace.how == TOLD:
        return YES if mark.active_s >= MINUTE * pace.activity_min else PART
    return as_planned(mark.active_s, mark.whole, pace.cycles)


def as_planned(active_s: int, whole: int, cycles: int | None) -> str | None:
    """Yes where every planned phase of activity ran to its end, else part; None for less than a minute in all.

    Where no number of cycles was planned, one is enough.
    """
    if active_s < MINUTE:
        return None
    return YES if whole >= (cycles or 1) else PART


def seconds_left(pace: Pace, mark: PaceMark) -> int:
    """Of the phase it is in."""
    planned = pace.activity_min if mark.phase == ACTIVITY else pace.rest_min
    return max(MINUTE * planned - mark.phase_s, 0)


def minutes_left(seconds: float) -> int:
    """Whole minutes; one that has begun counts, and there is never none: while it runs something is left."""
    return max(1, int(-(-seconds // MINUTE)))


def start_of(usual: int) -> int:
    """Four fifths, rounded down, at least 1."""
    return max(1, 4 * usual // 5)


def half_of(minutes: int) -> int:
    """For a flare: rounded down, at least 1."""
    return max(1, minutes // 2)


def rest_of(minutes: int) -> int:
    """A rest by the clock: a fifth, at least 2 minutes and at most 15."""
    least, most = _REST
    return min(most, max(least, minutes // 5))


def is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)

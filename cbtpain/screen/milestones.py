"""The milestones: a small table where there is room for one, else the same in sentences."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cbtpain.measures.marks import MARKS, Mark
from cbtpain.measures.milestones import MilestoneSoFar, MilestoneState
from cbtpain.measures.reading import nearest_whole, tenths
from cbtpain.measures.status import Status
from cbtpain.screen.output import Output
from cbtpain.words import milestones as words
from cbtpain.words.numbers import day, week_day

_ROOM = 72
_FIRST, _YOU, _GROUP = 11, 31, 9
_BY_MONTH = {mark.months: mark for mark in MARKS}


class Trial(NamedTuple):
    """What stands of the trial beside the marks.

    ``has_line``: the start is high enough for the 30 % line, so the trial's shares stand beside it.
    ``said`` is what was found at the nearest mark, and ``quoted`` the month of it, where it names the shares.
    """

    has_line: bool
    said: str = ""
    quoted: int | None = None


def has_table(found: Sequence[MilestoneSoFar]) -> bool:
    """From the first mark on there is something to tell of each."""
    return any(one.month in _BY_MONTH and one.state is not MilestoneState.UPCOMING for one in found)


def say_milestones(out: Output, found: Sequence[MilestoneSoFar], trial: Trial) -> None:
    """Nothing before there is a start; one line until the first mark; then all of them, the trial beside them."""
    later = [one for one in found if one.month in _BY_MONTH]
    if not later:
        return
    out.say(*([] if out.plain else [""]))
    out.heading(words.TITLE)
    out.say(*([trial.said] if trial.said else []))
    if not has_table(later):
        out.say(words.FIRST.format(first=day(later[0].first), last=day(later[0].last)))
        return
    if out.drawn and out.width is not None and out.width >= _ROOM:
        _table(out, later, has_line=trial.has_line)
    else:
        out.say(*(text for one in later for text in _sentences(one, trial)))
    out.say(*_after(later, has_line=trial.has_line))


def _table(out: Output, later: Sequence[MilestoneSoFar], *, has_line: bool) -> None:
    out.say(*([words.BESIDE] if has_line else []))
    names = words.COLUMNS if has_line else words.COLUMNS[:1]
    out.raw(_row("", names))
    for one in later:
        shares = _shares(_BY_MONTH[one.month]) if has_line else ()
        out.raw(_row(words.NAMES[one.month], (_yours(one), *map(str, shares))))
    if has_line:
        out.say(words.LEGEND)


def _row(first: str, cells: Sequence[str]) -> str:
    groups = "".join(cell.rjust(_GROUP) for cell in cells[1:])
    return f"  {first:<{_FIRST}}{cells[0]:<{_YOU}}{groups}".rstrip() + "\n"


def _shares(mark: Mark) -> tuple[int, int, int]:
    """Of 100 people: the online course, the coach, usual care."""
    online, coached, usual = (nearest_whole(share) for share in (mark.online, mark.coached, mark.usual))
    return online, coached, usual


def _yours(one: MilestoneSoFar) -> str:
    if one.severity is not None and one.on is not None:
        text = words.AT_LINE if one.status is Status.IMPROVED else words.RATED
        return text.format(value=tenths(one.severity), day=day(one.on))
    if one.state is MilestoneState.DUE:
        return words.OPEN.format(day=day(one.last))
    return words.FROM.format(day=day(one.first)) if one.state is MilestoneState.UPCOMING else words.NO_RATING


def _sentences(one: MilestoneSoFar, trial: Trial) -> Iterator[str]:
    """What the table says of one mark, and of the trial's shares where the person has come to it those not yet said."""
    months = words.MONTHS[one.month]
    yield _said(one, months)
    if trial.has_line and one.state is not MilestoneState.UPCOMING:
        online, coach, usual = _shares(_BY_MONTH[one.month])
        text = words.TRIAL_COACH if one.month == trial.quoted else words.TRIAL
        yield text.format(months=months, online=online, coach=coach, usual=usual)


def _said(one: MilestoneSoFar, months: str) -> str:
    if one.severity is not None and one.on is not None:
        text = words.SAID_AT_LINE if one.status is Status.IMPROVED else words.SAID_RATED
        return text.format(months=months, value=tenths(one.severity), day=day(one.on))
    if one.state is MilestoneState.DUE:
        return words.SAID_OPEN.format(months=months, day=day(one.last))
    text = words.SAID_FROM if one.state is MilestoneState.UPCOMING else words.SAID_NO_RATING
    return text.format(months=months, day=day(one.first))


def _after(later: Sequence[MilestoneSoFar], *, has_line: bool) -> Iterator[str]:
    """How to read it, what has held, and what is open now."""
    if has_line:
        yield words.SHARES
    yield from (words.HELD.format(months=words.MONTHS[one.month]) for one in later if one.held)
    for one in later:
        if one.state is MilestoneState.DUE:
            yield words.DUE.format(months=words.MONTHS[one.month], day=week_day(one.last))

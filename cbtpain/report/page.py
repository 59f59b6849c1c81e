"""The page for the doctor as it is before it is text or HTML: every sentence chosen, every number placed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.measures.items import Numbers, Pair, numbers
from cbtpain.measures.marks import is_early, nearest_mark
from cbtpain.measures.milestones import MilestoneSoFar
from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.reading import nearest_whole, tenths
from cbtpain.measures.scene import Scene, scene
from cbtpain.measures.severity import severity
from cbtpain.measures.slope import Slope
from cbtpain.measures.trend import CurrentState, Trend, is_at_line
from cbtpain.records import PAPER, Checkin, Flare
from cbtpain.report.more import More, mood_lines, more_stands
from cbtpain.report.standing import certainty, difference, standing
from cbtpain.words import progress as trial_words
from cbtpain.words import report as words
from cbtpain.words.numbers import day

Text = Sequence[str]


class Given(NamedTuple):
    """What the page is made from. ``checkins`` are those shown, oldest first, from ``since`` on.

    ``latest`` is the rating of the trend's current value. ``sessions`` are (title, day finished or None);
    ``harm`` is None where nothing was said to do harm, else which part. None leaves a part off the page.
    """

    trend: Trend
    checkins: Sequence[Checkin]
    since: date
    today: date
    latest: Checkin | None = None
    slope: Slope | None = None
    milestones: Sequence[MilestoneSoFar] = ()
    name: str = ""
    practice: Sequence[SkillSoFar] | None = None
    skill_names: Mapping[str, str] = {}
    harm: str | None = None
    sessions: Sequence[tuple[str, date | None]] | None = None
    goal: str | None = None
    notes: Sequence[tuple[date, str]] | None = None
    more: More = More()
    flares: Sequence[Flare] = ()


class Row(NamedTuple):
    """One line of the table of numbers, empty where there is nothing to tell; ``whole`` where it sums up others."""

    label: str
    start: str
    now: str
    change: str
    whole: bool = False


class Skill(NamedTuple):
    """A skill that was practised; ``rated`` and what follows are empty where there is too little to tell."""

    name: str
    times: int
    rated: str = ""
    before: str = ""
    after: str = ""


class Rating(NamedTuple):
    """A line of the chart's twin."""

    on: date
    value: str
    note: str


class Page(NamedTuple):
    """Everything on the page, in the order it is read. None: a part that was left off."""

    name: str
    written: str
    covers: Text
    start_head: str
    now_head: str
    now_on: str
    rows: Sequence[Row]
    stands: Text
    sure: Text
    scene: Scene | None
    trial: Text
    skills: Sequence[Skill] | None
    harm: str
    sessions: Text | None
    goal: str
    notes: Sequence[tuple[str, str]]
    ratings: Sequence[Rating]
    mood: Text = ()
    has_mood: bool = False
    """There are answers about mood, on it or left off."""
    full: bool = False
    """There is more than the usual on it, so the chart is drawn smaller on paper."""


def page(given: Given) -> Page:
    """The page; every part is there or left off as it was asked for."""
    trend = given.trend
    found = numbers(trend, given.latest)
    start = trend.baseline
    return Page(
        name=given.name,
        written=words.WRITTEN.format(day=day(given.today)),
        covers=_covers(given),
        start_head=_start_head(trend),
        now_head=_now_head(trend),
        now_on="" if trend.current.on is None else day(trend.current.on),
        rows=_rows(trend, found) if found is not None else (),
        stands=[*standing(trend, given.slope, given.milestones), *more_stands(given.more)],
        sure=certainty(trend),
        scene=_scene(given) if start is not None and _scored(given.checkins) else None,
        trial=_trial(trend),
        skills=None if given.practice is None else _skills(given.practice, given.skill_names),
        harm=_harm(given.harm),
        sessions=None if given.sessions is None else _sessions(given.sessions),
        goal=given.goal or "",
        notes=[(day(on), text) for on, text in given.notes or ()],
        ratings=[_rating(checkin, trend) for checkin in given.checkins],
        mood=mood_lines(given.more),
        has_mood=given.more.has_mood,
        full=given.more._replace(has_mood=False) != More(),
    )


def _scene(given: Given) -> Scene:
    return scene(given.trend, given.checkins, given.since, given.flares)


def _scored(checkins: Sequence[Checkin]) -> bool:
    return any(checkin.complete for checkin in checkins)


def _covers(given: Given) -> Text:
    """Which dates, how many ratings of which kind, and what lies before."""
    start, anew = given.trend.baseline, given.trend.set_anew_on
    said = [_counts(given)]
    if anew is not None:
        said.append(words.SET_ANEW.format(day=day(anew)))
    return [*said, words.EARLIER] if start is not None and start.day_zero < given.since else said


def _counts(given: Given) -> str:
    if not given.checkins:
        at_all = given.trend.baseline is not None
        return words.COVERS_NONE_SINCE.format(first=day(given.since)) if at_all else words.COVERS_NONE
    counted = (
        (words.FULL, [c for c in given.checkins if c.complete]),
        (words.PARTIAL, [c for c in given.checkins if not c.complete]),
        (words.LATER, [c for c in given.checkins if c.backfilled and c.source != PAPER]),
        (words.PAPER, [c for c in given.checkins if c.source == PAPER]),
    )
    counts = words.listed([text.format(count=len(ones)) for text, ones in counted if ones])
    first, last = given.checkins[0].occurred_on, given.checkins[-1].occurred_on
    return words.COVERS.format(first=day(first), last=day(last), counts=counts)


def _start_head(trend: Trend) -> str:
    if trend.baseline is None:
        return words.TABLE_HEAD[1]
    return words.START_ON.format(days=words.days_of([reading.occurred_on for reading in trend.baseline.readings]))


def _now_head(trend: Trend) -> str:
    if trend.current.on is None:
        return words.TABLE_HEAD[2]
    text = words.NOW_ON if trend.current.state is CurrentState.OK else words.LAST_ON
    return text.format(day=day(trend.current.on))


def _rows(trend: Trend, found: Numbers) -> Sequence[Row]:
    enjoyment, activity = words.ROWS_WAY
    percent = trend.change.percent if trend.change is not None else None
    return [
        _row(words.ROW_WAY, found.interference, whole=True),
        _row(enjoyment, found.enjoyment),
        _row(activity, found.activity),
        _row(words.ROW_PAIN, found.pain),
        _row(words.ROW_PEG, found.severity, percent, whole=True),
    ]


def _row(label: str, pair: Pair, percent: int | None = None, *, whole: bool = False) -> Row:
    now = "" if pair.now is None else tenths(pair.now)
    change = "" if pair.points is None else difference(pair.points, percent)
    return Row(label, tenths(pair.start), now, change, whole)


def _trial(trend: Trend) -> Text:
    """Beside every verdict against the line, as on the progress screen."""
    if trend.change is None or trend.goal is None:
        return ()
    mark = nearest_mark(trend.days_since_start)
    text = trial_words.MARK_EARLY if is_early(trend.days_since_start) else trial_words.MARK
    usual = trial_words.MARK_USUAL.format(usual=nearest_whole(mark.usual), said=trial_words.USUAL_SAID[mark.months])
    online = text.format(online=nearest_whole(mark.online), months=trial_words.MONTHS[mark.months])
    return [online, usual, trial_words.OTHER_SCALE, words.TRIAL]


def _skills(practised: Sequence[SkillSoFar], names: Mapping[str, str]) -> Sequence[Skill]:
    """In the order of the course; what it does not name comes last."""
    order = list(names)
    known = sorted(practised, key=lambda one: order.index(one.skill) if one.skill in order else len(order))
    return [_skill(one, names.get(one.skill, one.skill)) for one in known if one.times]


def _skill(one: SkillSoFar, name: str) -> Skill:
    """Means side by side, or the share done as planned, where there are enough to tell them."""
    rated = words.PRACTICE_RATED.format(measure=words.MEASURES.get(one.measure, one.measure), rated=one.rated)
    if one.percent is not None:
        return Skill(name, one.times, rated, after=words.PERCENT.format(percent=one.percent))
    if not one.tells_means or one.before is None or one.after is None:
        return Skill(name, one.times)
    return Skill(name, one.times, rated, tenths(one.before), tenths(one.after))


def _harm(which: str | None) -> str:
    if which is None:
        return ""
    return words.HARM_WHICH.format(which=which) if which else words.HARM


def _sessions(sessions: Sequence[tuple[str, date | None]]) -> Text:
    done = [(title, on) for title, on in sessions if on is not None]
    counts = {"done": len(done), "all": len(sessions)}
    if not done:
        return [words.SESSIONS.format(**counts)]
    last = day(max(on for _, on in done))
    return [words.SESSIONS_LAST.format(day=last, **counts), f"{words.listed([title for title, _ in done])}."]


def _rating(checkin: Checkin, trend: Trend) -> Rating:
    value = severity(checkin)
    starts = [reading.occurred_on for reading in trend.baseline.readings] if trend.baseline is not None else []
    from_paper = checkin.source == PAPER
    notes = [
        (not checkin.finished, words.RATING_UNFINISHED),
        (checkin.occurred_on in starts and not from_paper, words.RATING_START),
        (is_at_line(trend, checkin), words.RATING_MET),
        (from_paper, words.RATING_PAPER),
        (checkin.backfilled and not from_paper, words.RATING_LATER),
    ]
    said = words.listed([text for holds, text in notes if holds])
    return Rating(checkin.occurred_on, words.NO_SCORE if value is None else tenths(value), said)

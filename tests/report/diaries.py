"""Pages for the tests: a realistic diary, an empty one, and one of three years."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from cbtpain.measures.milestones import milestones_so_far
from cbtpain.measures.mood import MoodScores
from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.quick import DaysSoFar
from cbtpain.measures.slope import slope
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import PAPER, Checkin
from cbtpain.report.more import More
from cbtpain.report.page import Given

FIRST = date(2026, 2, 1)
Triple = tuple[int | None, int | None, int | None]
GAP = (None, None, None)
"""A week without a check-in."""
REACHED_AND_LOST: Sequence[Triple] = (
    *((7, 8, 6), (7, 7, 6), (6, 7, 6), (6, None, 5), (6, 6, 5), (5, 5, 5)),
    *(GAP, (5, 4, 4), (4, 4, 4), (5, 4, 4), (5, 5, 5), (6, 5, 5), (5, 6, 5)),
)
HOSTILE = 'Jo <script>alert("1")</script> & "O\'Neil" שלום 🐕\u202e\x07'
SKILLS = (
    *("letting tension go", "calming the breath", "ease in a minute", "going by the clock", "a bit of movement"),
    *("learning by trying", "small good things", "fair thoughts", "reading a card", "making room"),
    *("a place, sounds or a memory", "short relief", "one problem, one step", "running through the flare plan"),
)
"""All there are, by their longest names."""
SESSIONS = ("Calm the body", "One-minute calm", "Pace by the clock", "Good things")
TITLES = (*SESSIONS, "Fair thoughts", "Steer attention", "Solve and ask", "Keep it going")


def weekly(*weeks: Triple) -> list[Checkin]:
    days = ((FIRST + timedelta(days=7 * week), items) for week, items in enumerate(weeks) if items != GAP)
    return [Checkin(on, *items) for on, items in days]


def given(checkins: Sequence[Checkin], *, after: int = 0, since: date = FIRST) -> Given:
    """What the page of those check-ins is made from, so many days after the last."""
    today = (checkins[-1].occurred_on if checkins else FIRST) + timedelta(days=after)
    found = trend(Ratings(checkins), today)
    latest = next((checkin for checkin in checkins if checkin.occurred_on == found.current.on), None)
    shown = [checkin for checkin in checkins if checkin.occurred_on >= since]
    marks = milestones_so_far(found, Ratings(checkins), ())
    return Given(found, shown, since, today, latest, slope(shown), marks)


def realistic() -> Given:
    """Twelve weeks and everything that can be on the page: the line reached and lost, a week filled in later."""
    checkins = weekly(*REACHED_AND_LOST)
    checkins[-2] = checkins[-2]._replace(days_back=2)
    return given(checkins)._replace(
        name="Jo Müller",
        practice=[_practised(skill, number) for number, skill in enumerate(SKILLS)],
        harm="relaxing or breathing",
        sessions=[(title, FIRST + timedelta(days=7 * week)) for week, title in enumerate(TITLES)],
        goal="Walk the dog to the river and back",
        more=More(
            DaysSoFar(FIRST, FIRST + timedelta(days=83), 71, 12, Fraction(11, 2)),
            (FIRST + timedelta(days=84), "Minimally improved"),
            [(FIRST, MoodScores(9, 5, 4)), (FIRST + timedelta(days=84), MoodScores(6, 3, 3))],
        ),
    )


def crowded() -> Given:
    """As many sentences as one page can have: a low start from one rating, halved, with every kind of rating."""
    weeks: list[Triple] = [(3, 4, 3), GAP, (3, 3, 3), (3, 2, 3), (2, 2, None), (2, 1, 2), (2, 1, 1)]
    checkins = weekly(*weeks)
    checkins[-2] = checkins[-2]._replace(days_back=1)
    checkins[2] = checkins[2]._replace(source=PAPER)
    usual, found = realistic(), given([*checkins, *weekly(*[GAP] * 9, (2, 1, 1), (2, 1, 1), (1, 1, 1))])
    anew = found.trend._replace(set_anew_on=FIRST)
    told = {name: getattr(found, name) for name in ("checkins", "latest", "slope", "milestones")}
    return usual._replace(trend=anew, **told)


def three_years() -> Given:
    """A rating a week, up and down, with all that is beside it."""
    weeks: list[Triple] = [(7 - week % 4, 6 - week % 3, 5 + week % 2) for week in range(156)]
    usual = realistic()
    return given(weekly(*weeks))._replace(
        practice=usual.practice, sessions=usual.sessions, harm=usual.harm, more=usual.more
    )


def empty() -> Given:
    return given([])._replace(practice=[], sessions=[(title, None) for title in TITLES])


def _practised(skill: str, number: int) -> SkillSoFar:
    if number % 3 == 0:
        return SkillSoFar(skill, 21, "as-planned", 21, None, Fraction(3, 4))
    return SkillSoFar(skill, 16, "strength", 16, Fraction(72, 10), Fraction(41, 10))

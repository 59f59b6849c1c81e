"""Reading what the page for the doctor is made from, and leaving out what was not asked for."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.cli.progress import year_before
from cbtpain.cli.report_more import more_of
from cbtpain.cli.services import Services
from cbtpain.cli.session_past import Past, past
from cbtpain.course.load import Course
from cbtpain.course.prompt import OWN
from cbtpain.errors import ContentFault, Rejected
from cbtpain.measures.milestones import milestones_so_far
from cbtpain.measures.practice import skills_so_far
from cbtpain.measures.sessions import sessions_so_far
from cbtpain.measures.slope import slope
from cbtpain.measures.trend import Trend, trend
from cbtpain.play.day import day_of
from cbtpain.report.page import Given, Page, page
from cbtpain.store.fast_flares import flares
from cbtpain.store.fast_practices import practices
from cbtpain.store.fast_ratings import reading_ratings
from cbtpain.words import report as words

PRACTICE, SESSIONS, DAILY, CHANGE = "practice", "sessions", "daily", "change"
MOOD, GOAL, NOTES = "mood", "goal", "notes"
PARTS = (PRACTICE, SESSIONS, DAILY, CHANGE, MOOD, GOAL, NOTES)
USUAL = {PRACTICE, SESSIONS, DAILY, CHANGE}
"""What a person wrote in their own words is on the page where they ask for it, and nowhere else; so is mood, but
for a set whose answers they have put there."""
_GOAL = "value-goal.goal"
_HARM, _HARM_WHICH = "harms", "harms-which"


class Wish(NamedTuple):
    """What is to be on the page, and what is not; ``since`` as it was typed."""

    parts: frozenset[str]
    since: str | None = None
    name: str = ""
    left_out: frozenset[str] = frozenset()

    @classmethod
    def of(cls, with_: Sequence[str], without: Sequence[str], *, since: str | None, name: str) -> "Wish":
        """Raises ``Rejected("no_such_part")``. A part that is both in and out stays out."""
        left_out = frozenset(_parts(without))
        return cls(frozenset(USUAL | _parts(with_)) - left_out, since, name, left_out)


def _parts(told: Iterable[str]) -> set[str]:
    found = {part.strip().lower() for parts in told for part in parts.split(",")} - {""}
    if found - set(PARTS):
        raise Rejected("no_such_part", parts=words.listed(list(PARTS)))
    return found


def page_for(services: Services, wish: Wish) -> Page:
    """The page as of now. Raises ``Rejected``, ``StoreFault`` and ``ContentFault``."""
    today = services.clock.now().local_date
    with reading_ratings(services.home) as diary:
        found = trend(diary, today)
        since = _usual_first(found) if wish.since is None else _past_day(wish.since, today)
        checkins = diary.checkins(since)
        latest = None if found.current.on is None else diary.on(found.current.on)
        notes = diary.notes(since) if NOTES in wish.parts else {}
        milestones = milestones_so_far(found, diary, ())
    course = Course(services.course_folder)
    before = past(services, course.key)
    return page(
        Given(
            trend=found,
            checkins=checkins,
            since=since,
            today=today,
            latest=latest,
            slope=slope(checkins),
            flares=flares(services.home),
            milestones=milestones,
            name=wish.name.strip(),
            practice=skills_so_far(practices(services.home, course.key)) if PRACTICE in wish.parts else None,
            skill_names=course.skill_names,
            harm=_harm(before) if PRACTICE in wish.parts else None,
            sessions=_sessions(course, before) if SESSIONS in wish.parts else None,
            goal=_goal(before) if GOAL in wish.parts else None,
            more=more_of(services, wish.parts, wish.left_out, since),
            notes=[(on, text) for on, texts in sorted(notes.items()) for text in texts],
        )
    )


def _usual_first(found: Trend) -> date:
    """The last 12 months, and nothing from before the start was set anew."""
    return max(year_before(found.as_of), found.set_anew_on or date.min)


def _past_day(text: str, today: date) -> date:
    day = day_of(text, today)
    if day > today:
        raise Rejected("since_is_ahead")
    return day


def _sessions(course: Course, before: Past) -> list[tuple[str, date | None]]:
    so_far = sessions_so_far(course.session_ids, [*before.open, *before.done])
    return [(_title(course, one.id), one.finished_on) for one in so_far]


def _title(course: Course, id_: str) -> str:
    """As its file says; a fault in one session's file keeps nobody from a page."""
    try:
        found = course.shelf.session(id_).get("title")
    except ContentFault:
        found = None
    return found if isinstance(found, str) else id_


def _said(before: Past, prompt: str) -> tuple[object, str] | None:
    """What was last said to that prompt, in any session that counts: its value, and its words."""
    given = [one for run in before.that_count(None) for one in before.of(run) if one.prompt == prompt]
    told = [one for one in given if one.value is not None and not one.taken_back]
    return (told[-1].value, told[-1].said) if told else None


def _goal(before: Past) -> str | None:
    goal = _said(before, _GOAL)
    if goal is None or goal[0] != OWN:
        return None if goal is None else goal[1]
    own = _said(before, f"{_GOAL}.{OWN}")
    return None if own is None else own[1]


def _harm(before: Past) -> str | None:
    if (_said(before, _HARM) or ("",))[0] != "yes":
        return None
    which = _said(before, _HARM_WHICH)
    return "" if which is None else which[1].lower()

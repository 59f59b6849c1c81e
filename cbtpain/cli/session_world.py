"""What the diary knows when a session opens: earlier answers, their words, and facts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from cbtpain.cli.services import Services
from cbtpain.cli.session_earlier import Earlier
from cbtpain.cli.session_past import Given, Past
from cbtpain.cli.session_stories import are_left_out
from cbtpain.course.help_lines import Country, HelpLines, country_named, help_lines
from cbtpain.course.prompt import OWN, Form, Prompt
from cbtpain.course.session import Session
from cbtpain.measures.facts import fact
from cbtpain.measures.known import SAFETY, Known
from cbtpain.measures.pacing import Told, paced
from cbtpain.measures.practice_days import days_logged
from cbtpain.measures.steps import due_on
from cbtpain.paths import content
from cbtpain.play.answer import Value
from cbtpain.play.world import Fact, World
from cbtpain.records import Logged, Run
from cbtpain.store import fast
from cbtpain.store.fast_flares import flares
from cbtpain.store.fast_paces import paces
from cbtpain.store.fast_practices import logged
from cbtpain.store.settings import COUNTRY, setting
from cbtpain.words import help_now as words
from cbtpain.words.play import AND


def world_of(services: Services, session: Session, before: Past, here: Run | None, on: date | None = None) -> World:
    """What conditions and slots of that session may look at; ``here`` is the run that goes on, if one does.

    Days are counted from today, or ``on`` the day that is looked back to.
    """
    today = on or services.clock.now().local_date
    found = Earlier()
    for run in before.that_count(here):
        found.add(run, before.of(run))
    earlier, said = found.values, found.said
    said |= {name: _with_own(said[name], said.get(f"{name}.{OWN}", "")) for name in said if _is_own(earlier[name])}
    # What was last said to a safety screen counts at once, also from a second time that is half done.
    earlier |= {
        f"{run.session}/{SAFETY}": one.value
        for run in before.in_order(here)
        for one in before.of(run)
        if one.prompt == SAFETY and one.value is not None
    }
    given = [one for run in before.in_order(here) for one in before.of(run) if one.value is not None]
    told = [Told(run.ended_on or run.begun_on, _values(before.of(run))) for run in before.in_order(here)]
    counted = next((prompt for prompt in session.prompts if prompt.reviews), None)
    log = logged(services.home, session.course)
    known = Known(
        today=today,
        session=session.id,
        earlier=earlier,
        words=said,
        latest={one.prompt: one.value for one in given},
        done=before.done,
        checkin_due=_checked_in(session, before.of(here)) or _checkin_due(services),
        reviewed=counted.reviews if counted is not None else "",
        times_asked=counted.id if counted is not None else "",
        practised=[one.practice for one in log],
        skill=counted.skill if counted is not None else "",
        skill_names=session.skill_names,
        # As it is when the session opens, so that no screen vanishes on the way.
        no_stories=are_left_out(services),
        told=told,
        days_logged=logged_since(before, counted, log, today),
        paced=paced(paces(services.home, session.course)),
        flares=flares(services.home),
    )
    facts = _Facts(services, known)
    return World(earlier, said, facts.of)


def logged_since(before: Past, counted: Prompt | None, log: Sequence[Logged], today: date) -> int:
    """Days since the reviewed session on which the skill that is asked about was logged."""
    ends = [run.ended_on for run in before.done if counted is not None and run.session == counted.reviews]
    since = max((end for end in ends if end is not None), default=None)
    return 0 if since is None or counted is None else days_logged(log, {counted.skill}, since, today)


def _values(given: Iterable[Given]) -> dict[str, Value]:
    return {one.prompt: one.value for one in given}


def _is_own(value: Value) -> bool:
    return value == OWN or (isinstance(value, list) and OWN in value)


def _with_own(said: str, own: str) -> str:
    """Own words are kept with the line they were typed at, and read where they were chosen."""
    return AND.join(filter(None, (said, own)))


class _Facts:
    """Facts of the diary from ``measures.facts``; those of the country from the help lines, when first asked for."""

    def __init__(self, services: Services, known: Known) -> None:
        self._services = services
        self._known = known

    def of(self, name: str, live: Mapping[str, Value]) -> Fact:
        if name == "emergency_number":
            return self._country.emergency.number if self._country is not None else words.LOCAL_NUMBER
        if name == "crisis_line":
            return self._country.crisis[0].how if self._country is not None else words.ANYWHERE
        return fact(name, self._known, live)

    @cached_property
    def _country(self) -> Country | None:
        lines: HelpLines = help_lines(content())
        return country_named(lines, setting(self._services.home, COUNTRY), self._services.environ)


def _checked_in(session: Session, given: Iterable[Given]) -> bool:
    """The check-in kept in the run that goes on is due no more, and keeps its place on the way."""
    asked = {prompt.id for prompt in session.prompts if prompt.form is Form.CHECKIN}
    return any(one.prompt in asked and one.value is not None for one in given)


def _checkin_due(services: Services) -> bool:
    today: date = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        return diary.begun(today) is not None or due_on(diary.last_on(), today) <= today

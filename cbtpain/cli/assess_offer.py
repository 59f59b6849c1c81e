"""The one line that offers the milestone set: after a session, or in bare ``cbtpain``; never forced."""

from contextlib import closing

from cbtpain.cli.flare_back import flares_known
from cbtpain.cli.services import Services
from cbtpain.measures.flares import going_on
from cbtpain.measures.milestones import due, half_done, half_said
from cbtpain.records import Assessment
from cbtpain.screen.output import Output
from cbtpain.store import fast
from cbtpain.store.fast_assessments import assessments
from cbtpain.words import assess as words
from cbtpain.words.numbers import week_day


def offer(services: Services) -> str:
    """The line, where a set is half done or open; empty otherwise. Raises ``StoreFault``."""
    today = services.clock.now().local_date
    sets = assessments(services.home)
    if half_done(sets, today) is not None:
        return words.OFFER_HALF_DONE
    with fast.reading(services.home) as diary:
        day_zero = diary.first_on()
    window = None if day_zero is None else due(day_zero, today, sets)
    return "" if window is None else words.OFFER[window.milestone.month].format(day=week_day(window.last))


def say_offer(services: Services, out: Output) -> None:
    """Say it, where there is something to offer; in a flare nothing is."""
    in_flare = going_on(flares_known(services), services.clock.now().local_date) is not None
    line = "" if in_flare else offer(services)
    if line:
        out.say(line)


def say_unseen_words(services: Services) -> None:
    """At the next start: the words for very hard weeks, where they were not seen to their end the last time."""
    today = services.clock.now().local_date
    sets = assessments(services.home)
    given = half_said(sets, today)
    unseen = given or half_done(sets, today)
    if unseen is None:
        return
    # Safety texts and help lines cost about 20 ms, which a start without a set broken off does without.
    from cbtpain.cli.assess_mood import say_unseen
    from cbtpain.cli.assess_past import mood_of

    say_unseen(services, mood_of(services, unseen))
    if given is not None:
        _are_seen(services, given)


def _are_seen(services: Services, given: Assessment) -> None:
    """They come once more, and no more: of whatever answers, a set is done after its next start."""
    # SQLModel takes 0.3-0.4 s, which a start without such a set does without.
    from cbtpain.store.assessments import Assessments
    from cbtpain.store.repository import Store

    with closing(Store(services.home)) as store:
        Assessments(store).end(given, services.clock.now())

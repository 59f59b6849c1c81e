"""The one line that offers the milestone set: after a session, or in bare ``cbtpain``; never forced."""

from cbtpain.cli.flare_back import flares_known
from cbtpain.cli.services import Services
from cbtpain.measures.flares import going_on
from cbtpain.measures.milestones import due, half_done
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
    sets = assessments(services.home)
    broken_off = half_done(sets, services.clock.now().local_date)
    if broken_off is None:
        return
    # Safety texts and help lines cost about 20 ms, which a start without a set broken off does without.
    from cbtpain.cli.assess_mood import say_unseen
    from cbtpain.cli.assess_past import mood_of

    say_unseen(services, mood_of(services, broken_off))

"""``cbtpain remind now``: what a scheduler calls. One neutral line where something is due, else nothing."""

from cbtpain.cli.lived import lived
from cbtpain.cli.remind_pause import pausing
from cbtpain.cli.services import Services
from cbtpain.errors import CbtpainError
from cbtpain.measures.agenda import due
from cbtpain.measures.flares import quiet_until
from cbtpain.words import remind as words


def remind_now(services: Services, *, notify: bool) -> None:
    """A fault of the diary stays unsaid here: a scheduler would mail it around."""
    if not is_time(services):
        return
    services.out().say(words.NOW)
    if notify:
        # shutil and subprocess take about 10 ms.
        from cbtpain.cli.pace_notice import notifier

        show = notifier()
        if show is not None:
            show(words.NOW)


def is_time(services: Services) -> bool:
    """Whether something is due, and nothing keeps it quiet."""
    today = services.clock.now().local_date
    pause = pausing(services)
    try:
        found = lived(services)
    except CbtpainError:
        return False
    quiet = pause.holds_on(today) or quiet_until(found.flares, today) is not None
    return not quiet and bool(due(found, today))

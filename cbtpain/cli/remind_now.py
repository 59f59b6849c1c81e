"""``cbtpain remind now``: what a scheduler calls. One neutral line where something is due, else nothing."""

from cbtpain.cli.due_now import is_time
from cbtpain.cli.services import Services
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

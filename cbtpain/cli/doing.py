"""What Enter does at bare ``cbtpain``: each the command of that name, imported when it is wanted."""

from cbtpain.cli.services import Services
from cbtpain.errors import OK, Stopped


def start(services: Services) -> int:
    """The course goes on."""
    # YAML, the player and the screens cost about 50 ms, which the three lines do without.
    from cbtpain.cli.session import take

    return take(services, None, short=False, bell=False)


def checkin(services: Services) -> int:
    """The weekly check-in."""
    # YAML and the questions cost about 20 ms, which the three lines do without.
    from cbtpain.cli.checkin_asked import ask_one_by_one
    from cbtpain.cli.stopping import stopped_code

    try:
        ask_one_by_one(services)
    except Stopped as stopped:
        return stopped_code(services, stopped)
    return OK


def assess(services: Services) -> int:
    """The longer questions."""
    # YAML, the questions and the screens cost about 30 ms, which the three lines do without.
    from cbtpain.cli.assess_asked import take_set

    return take_set(services, anyway=False)


def booster(services: Services) -> int:
    """A day to come back."""
    # YAML, the player and the screens cost about 50 ms, which the three lines do without.
    from cbtpain.cli.booster_take import take_booster

    return take_booster(services)


def progress(services: Services) -> int:
    """The chart."""
    # About 3 ms that the three lines do without.
    from cbtpain.cli.progress import show_progress

    show_progress(services)
    return OK

"""What a session has the rest of the program do: exercises, the check-in, help lines."""

from functools import partial

from cbtpain.cli.crisis import ask_ways_on
from cbtpain.cli.exercising import Exercises, Manner
from cbtpain.cli.flare_here import show_flare
from cbtpain.cli.help_now import show_lines, show_signs
from cbtpain.cli.listening import Listener
from cbtpain.cli.services import Services
from cbtpain.cli.session_stories import leave_out
from cbtpain.cli.signals import Pause
from cbtpain.course.load import Course
from cbtpain.errors import Rejected
from cbtpain.play.answer import Value
from cbtpain.screen.session import Doings
from cbtpain.screen.terminal import Terminal
from cbtpain.words.faults import sentence


def doings(services: Services, terminal: Terminal, course: Course, pause: Pause, manner: Manner) -> Doings:
    """All of it, for one session."""
    return Doings(
        today=services.clock.now().local_date,
        help_now=partial(show_lines, services),
        signs=partial(show_signs, services),
        flare=partial(show_flare, services),
        checkin=partial(_checkin, services, terminal),
        exercise=Exercises(services, terminal, course, pause, manner),
        wrote=Listener(services, ways_on=partial(ask_ways_on, services, terminal)),
        help_within=partial(show_lines, services, may_ask=False),
        no_stories=partial(leave_out, services, terminal.out),
        hold=pause.hold,
    )


def _checkin(services: Services, terminal: Terminal) -> Value:
    # The questions and their keeping cost about 5 ms, which a session without a check-in due does without.
    from cbtpain.cli.checkin_asked import ask_one_by_one

    try:
        ask_one_by_one(services, within_session=True)
    except Rejected as fault:
        if fault.kind != "all_skipped":
            raise
        terminal.out.say(sentence(fault))
        return None
    return True

"""What a session has the rest of the program do: exercises, the check-in, help lines."""

from functools import partial

from cbtpain.cli.help_now import show_lines, show_signs
from cbtpain.cli.services import Services
from cbtpain.cli.session_stories import leave_out
from cbtpain.cli.signals import Pause
from cbtpain.course.exercise import Phase
from cbtpain.course.load import Course
from cbtpain.course.phrases import worries
from cbtpain.errors import Rejected, Stopped
from cbtpain.play.answer import Value
from cbtpain.play.exercise import phases
from cbtpain.play.player import Play
from cbtpain.screen.calm import CalmFace, PlainFace
from cbtpain.screen.keys import Read, single_keys
from cbtpain.screen.session import Doings
from cbtpain.screen.terminal import Terminal
from cbtpain.timer.exercise import Key, Spent, run
from cbtpain.words import exercise as words
from cbtpain.words.faults import sentence

_KEYS = {"p": Key.PAUSE, " ": Key.PAUSE, "n": Key.NEXT, "q": Key.STOP, "!": Key.HELP_NOW}
PRINTED = "printed"
_EYES, _CLOSED = "eyes", "closed"
"""The choice of an exercise that rings the bell."""


def doings(services: Services, terminal: Terminal, course: Course, pause: Pause, *, bell: bool) -> Doings:
    """All of it, for one session."""
    return Doings(
        today=services.clock.now().local_date,
        help_now=partial(show_lines, services),
        signs=partial(show_signs, services),
        checkin=partial(_checkin, services, terminal),
        exercise=_Exercises(services, terminal, course, bell=bell),
        wrote=Listener(services),
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


class _Exercises:
    """Does an exercise in the version that was chosen, and tells what it was like."""

    def __init__(self, services: Services, terminal: Terminal, course: Course, *, bell: bool) -> None:
        self._services = services
        self._terminal = terminal
        self._course = course
        self._bell = bell

    def __call__(self, play: Play, version: str) -> Value:
        exercise = self._course.shelf.exercise(play.prompt.exercise)
        wanted = phases(exercise, play.prompt, version, play)
        out = self._terminal.out
        if not self._terminal.interactive:
            return self._printed(version, wanted)
        out.say(words.KEYS)
        help_now = partial(show_lines, self._services, may_ask=False)
        # With closed eyes nothing but the bell tells that a new part begins.
        bell = self._bell or play.live.get(f"{play.prompt.step}.{_EYES}") == _CLOSED
        face = (PlainFace if out.plain else CalmFace)(out, help_now, bell=bell)
        try:
            with single_keys(self._terminal.stdin) as read:
                spent = run(wanted, face, _Keyboard(read), self._services.clock.monotonic)
        except Stopped:
            face.leave()
            raise
        out.say(words.STOPPED if spent.stopped else words.DONE)
        return _as_kept(version, spent)

    def _printed(self, version: str, wanted: tuple[Phase, ...]) -> Value:
        out = self._terminal.out
        out.say(words.PRINTED)
        out.say(*(words.PLAIN_PHASE.format(text=phase.text, seconds=phase.seconds) for phase in wanted))
        return {"version": version, "seconds": 0, "ended": PRINTED}


class _Keyboard:
    """Keys one after the other, also where several arrive together."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._waiting: list[Key] = []

    def __call__(self, seconds: float) -> Key | None:
        if not self._waiting:
            pressed = self._read(seconds).lower()
            # Function and arrow keys come as an escape and letters, none of which was pressed.
            self._waiting = [] if pressed.startswith("\x1b") else [_KEYS[one] for one in pressed if one in _KEYS]
        return self._waiting.pop(0) if self._waiting else None


def _as_kept(version: str, spent: Spent) -> Value:
    return {"version": version, "seconds": spent.seconds, "ended": "stopped" if spent.stopped else "done"}


class Listener:
    """Shows the words for the hardest moments when a person's own words ask for them, once a session.

    Nothing is stored and nobody is told; CURRICULUM 6.9.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._said = False

    def __call__(self, text: str) -> None:
        if not self._said and worries(text):
            self._said = True
            show_lines(self._services)

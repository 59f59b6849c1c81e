"""Doing an exercise in the version that was chosen: seen, heard where that is wanted, and told as it really was."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from cbtpain.cli.help_now import show_lines
from cbtpain.cli.keyboard import Keyboard
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause, silent_when_suspended
from cbtpain.course.exercise import Phase
from cbtpain.course.load import Course
from cbtpain.measures.known import YES
from cbtpain.measures.speed import SPEEDS, at_speed
from cbtpain.play.answer import Value
from cbtpain.play.exercise import phases
from cbtpain.play.player import Play
from cbtpain.records import ASIDE
from cbtpain.screen.calm import CalmFace, PlainFace
from cbtpain.screen.keys import single_keys
from cbtpain.screen.spoken import Face, SpokenFace
from cbtpain.screen.terminal import Terminal
from cbtpain.screen.voice import Voice, find_program
from cbtpain.store.settings import setting
from cbtpain.timer.exercise import Spent, run
from cbtpain.words import exercise as words

PRINTED, STOPPED, DONE = "printed", "stopped", "done"
SPEAK, ALWAYS = "speak", "always"
"""The setting that has every exercise spoken."""
NORMAL = "normal"
_EYES, _CLOSED = "eyes", "closed"
"""The choice of an exercise that rings the bell."""
_AT_REST = ("tension", "strength")
"""Measures of exercises that take no effort: these may be made longer for everybody."""


@dataclass(frozen=True)
class Manner:
    """How exercises are done: with a bell between the parts, spoken (None: as the setting says), at which speed."""

    bell: bool = False
    speak: bool | None = None
    speed: str = NORMAL


def speaks(services: Services, manner: Manner) -> bool:
    return setting(services.home, SPEAK) == ALWAYS if manner.speak is None else manner.speak


class Exercises:
    """Does one after the other; where it cannot be spoken, that is said once."""

    def __init__(self, services: Services, terminal: Terminal, course: Course, pause: Pause, manner: Manner) -> None:
        self._services = services
        self._terminal = terminal
        self._course = course
        self._pause = pause
        self._manner = manner
        self._told_of_no_voice = False

    def __call__(self, play: Play, version: str) -> Value:
        """What is kept of it. Stopped by a signal, it raises ``Stopped``, with that as ``done`` in a practice.

        A session that is stopped comes back to its exercise as to any other step, from its beginning.
        """
        exercise = self._course.shelf.exercise(play.prompt.exercise)
        wanted = self._at_speed(phases(exercise, play.prompt, version, play), play)
        if not self._terminal.interactive:
            return self._printed(version, wanted)
        self._terminal.out.say(words.KEYS)
        voice = self._voice()
        face = self._face(wanted, play, voice)
        spent = self._run(wanted, face) if voice is None else self._spoken(wanted, face, voice)
        if spent.by is None:
            self._terminal.out.say(words.STOPPED if spent.stopped else words.DONE)
            return _as_kept(version, spent)
        if ASIDE in play.session.id:
            # Whatever comes next, what was done is kept first.
            self._pause.hold()
            spent.by.done = _as_kept(version, spent)
        raise spent.by

    def _spoken(self, wanted: tuple[Phase, ...], face: Face, voice: Voice) -> Spent:
        try:
            with silent_when_suspended(voice.hush):
                return self._run(wanted, face)
        finally:
            voice.hush()

    def _run(self, wanted: tuple[Phase, ...], face: Face) -> Spent:
        with single_keys(self._terminal.stdin) as read:
            spent = run(wanted, face, Keyboard(read), self._services.clock.monotonic)
        if spent.by is not None:
            # Of a terminal that was closed there is no line to leave.
            with suppress(OSError):
                face.leave()
        return spent

    def _face(self, wanted: tuple[Phase, ...], play: Play, voice: Voice | None) -> Face:
        out = self._terminal.out
        # With closed eyes nothing but the bell, or a voice, tells that a new part begins.
        bell = self._manner.bell or play.live.get(f"{play.prompt.step}.{_EYES}") == _CLOSED
        made = PlainFace if out.plain else CalmFace
        help_now = partial(show_lines, self._services, may_ask=False)
        face = made(out, help_now, bell=bell, lengths=[phase.seconds for phase in wanted])
        return face if voice is None else SpokenFace(face, voice, partial(out.say, words.VOICE_GONE))

    def _voice(self) -> Voice | None:
        if not speaks(self._services, self._manner):
            return None
        program = find_program()
        if program is not None:
            return Voice(program, self._services.clock.monotonic)
        if not self._told_of_no_voice:
            self._told_of_no_voice = True
            self._terminal.out.say(words.NO_VOICE)
        return None

    def _at_speed(self, wanted: tuple[Phase, ...], play: Play) -> tuple[Phase, ...]:
        speed = self._manner.speed
        if SPEEDS[speed] > 1 and play.prompt.measure not in _AT_REST and play.world.fact("no_raise", play.live) == YES:
            self._terminal.out.say(words.NO_LONGER)
            return wanted
        return tuple(phase._replace(seconds=at_speed(phase.seconds, speed)) for phase in wanted)

    def _printed(self, version: str, wanted: tuple[Phase, ...]) -> Value:
        out = self._terminal.out
        out.say(words.PRINTED)
        out.say(*(words.PLAIN_PHASE.format(text=phase.text, seconds=phase.seconds) for phase in wanted))
        return {"version": version, "seconds": 0, "ended": PRINTED}


def _as_kept(version: str, spent: Spent) -> dict[str, str | int]:
    return {"version": version, "seconds": spent.seconds, "ended": STOPPED if spent.stopped else DONE}

"""The timer by the clock in the terminal, from its first line to what is kept of it."""

from functools import partial

from cbtpain.cli.help_now import show_lines
from cbtpain.cli.keyboard import Keyboard
from cbtpain.cli.pace_behind import WISHES
from cbtpain.cli.pace_log import Log
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.clock import speed_from
from cbtpain.errors import Stopped
from cbtpain.records import ENDED, Pace, PaceMark
from cbtpain.screen.keys import Read, forget_typed, single_keys
from cbtpain.screen.pace import CalmPaceFace, PlainPaceFace, spent
from cbtpain.store.pace_lock import asked
from cbtpain.timer.exercise import Key, Wait
from cbtpain.timer.pace import PaceTimer, Ticks
from cbtpain.words import pace as words


def run_here(services: Services, pace: Pace, *, bell: bool) -> bool:
    """Run it; True where the person ended it with a key, or it came to its end.

    Raises ``StoreFault`` where its end could not be kept. Of a signal or a closed terminal what was done is kept too.
    """
    out = services.out()
    help_now = partial(show_lines, services, may_ask=False)
    face = (PlainPaceFace if out.plain else CalmPaceFace)(out, pace, help_now, bell=bell)
    log, pause = Log(services, pace), Pause()

    def note(mark: PaceMark) -> None:
        with pause.held():
            log(mark)

    forget_typed(services.stdin)
    mark, by_hand = PaceMark(), True
    with pause.listening(), single_keys(services.stdin) as read:
        ticks = Ticks(_keys(services, read), services.clock.monotonic, speed_from(services.environ))
        timer = PaceTimer(pace, face, note, ticks)
        try:
            mark = timer.run()
        except (Stopped, OSError):
            # A signal, or the terminal is gone: nobody may be there to read.
            by_hand = False
            pause.hold()
            mark = timer.halted()
            log(mark)
    if log.fault is not None:
        raise log.fault
    face.leave()
    out.say(words.ENDED if mark.state == ENDED else words.STOPPED, spent(mark))
    return by_hand


def _keys(services: Services, read: Read) -> Wait:
    """A key that is pressed here, or what another terminal asks for."""
    keyboard = Keyboard(read)

    def wait(seconds: float) -> Key | None:
        return keyboard(seconds) or WISHES.get(asked(services.home))

    return wait

"""An exercise that is also heard: what the voice is given, and when it is silent."""

import io

from cbtpain.course.exercise import Phase
from cbtpain.screen.calm import PlainFace
from cbtpain.screen.glyphs import UNICODE
from cbtpain.screen.output import Output
from cbtpain.screen.spoken import SpokenFace
from cbtpain.screen.voice import Program, Voice

IN, OUT = Phase(4, "In.", "And in..."), Phase(6, "Out.")


class Noted(Voice):
    """Notes what it is told to do, and speaks until it is hushed."""

    def __init__(self) -> None:
        super().__init__(Program(("none",)))
        self.told: list[str] = []
        self.speaks = False

    def say(self, words: str) -> None:
        self.told.append(words)
        self.speaks = True

    def look(self) -> None:
        pass

    def hush(self) -> bool:
        self.told.append("hush")
        spoke, self.speaks = self.speaks, False
        return spoke


def face() -> tuple[SpokenFace, Noted, Output]:
    out = Output(io.StringIO(), 80, True, UNICODE)
    voice = Noted()
    return SpokenFace(PlainFace(out, lambda: None), voice, lambda: out.say("GONE")), voice, out


def test_each_part_is_said_once_in_the_words_for_a_voice() -> None:
    spoken, voice, _ = face()
    for number, phase in enumerate((IN, OUT), start=1):
        spoken.begin(number, 2, phase)
        for left in (3, 2, 1):
            spoken.tick(left, 4, paused=False)
    spoken.end()
    assert voice.told == ["And in...", "Out.", "hush"]


def test_a_pause_is_silent_at_once_and_what_it_cut_off_is_said_again() -> None:
    spoken, voice, _ = face()
    spoken.begin(1, 1, IN)
    for paused in (False, True, True, False):
        spoken.tick(3, 4, paused=paused)
    assert voice.told == ["And in...", "hush", "And in..."]


def test_a_pause_in_the_quiet_says_nothing_again() -> None:
    spoken, voice, _ = face()
    spoken.begin(1, 1, IN)
    voice.speaks = False
    for paused in (True, False):
        spoken.tick(3, 4, paused=paused)
    assert voice.told == ["And in...", "hush"]


def test_the_help_lines_and_leaving_are_silent() -> None:
    spoken, voice, _ = face()
    spoken.begin(1, 1, IN)
    spoken.help_now()
    spoken.leave()
    assert voice.told == ["And in...", "hush", "hush"]


def test_a_voice_that_is_gone_is_told_once() -> None:
    spoken, voice, out = face()
    spoken.begin(1, 1, IN)
    voice.gone = True
    for _ in range(3):
        spoken.tick(3, 4, paused=False)
    assert isinstance(out.stream, io.StringIO)
    assert out.stream.getvalue().count("GONE") == 1

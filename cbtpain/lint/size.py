"""How much a session asks of a person on its longest way, by walking it many times."""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any, NamedTuple

from cbtpain.course.prompt import OWN, Form, Option, Prompt
from cbtpain.course.session import Session
from cbtpain.course.shelf import Shelf
from cbtpain.lint.text import plain, screen_level
from cbtpain.measures.reading_level import level
from cbtpain.measures.session_size import SLOW, USUAL, Size
from cbtpain.play.exercise import chosen
from cbtpain.play.improvise import Improvised, Improviser

_SEED = 8
_WALKS = 300
PEG_WORDS, PEG_KEYS = 60, 3
"""The check-in's three questions, as they stand on the screen."""


class Longest(NamedTuple):
    """The largest of each over all ways walked; ``full`` and ``slow`` and ``core`` in minutes."""

    words: int
    keys: int
    lines: int
    full: float
    slow: float
    core: float
    core_lines: int
    seconds: int
    screens: tuple[Prompt, ...]
    """Each prompt as it was longest, with the choices that were offered then."""


def longest(session: Session, shelf: Shelf) -> Longest:
    """Walk the full and the short path; what a person types for "my own words" is their own choice and not counted."""
    sizer = _Sizer(session, shelf)
    walks = sizer.walks(short=False)
    full, core = [sizer.size(walked) for walked in walks], [sizer.size(walked) for walked in sizer.walks(short=True)]
    return Longest(
        words=max(size.words for size in full),
        keys=max(size.keys for size in full),
        lines=max(size.lines for size in full),
        full=float(max(size.minutes(USUAL) for size in full)),
        slow=float(max(size.minutes(SLOW) for size in full)),
        core=float(max(size.minutes(USUAL) for size in core)),
        core_lines=max(size.lines for size in core),
        seconds=max(size.seconds for size in full),
        screens=_screens(walks),
    )


def _screens(walks: Iterable[Improvised]) -> tuple[Prompt, ...]:
    found: dict[str, Prompt] = {}
    for prompt in (prompt for walked in walks for prompt in walked.shown):
        if prompt.id not in found or len(prompt.options) > len(found[prompt.id].options):
            found[prompt.id] = prompt
    return tuple(found.values())


class _Sizer:
    """Walks one session from a fixed seed and counts; the words of a screen are counted once."""

    def __init__(self, session: Session, shelf: Shelf) -> None:
        self._improviser = Improviser(session, own_words=False)
        self._shelf = shelf
        self._words: dict[tuple[str, ...], int] = {}

    def walks(self, *, short: bool) -> list[Improvised]:
        # A fixed seed is the point: a course is judged the same every time.
        return [self._improviser.walk(Random(_SEED + n), short=short) for n in range(_WALKS)]  # noqa: S311

    def size(self, walked: Improvised) -> Size:
        """What that walk asks; safety screens are not counted."""
        counted = [prompt for prompt in walked.shown if not prompt.safety]
        return Size(
            words=sum(self._read(prompt, walked.live) for prompt in counted),
            keys=sum(PEG_KEYS if prompt.form is Form.CHECKIN else 1 for prompt in counted),
            lines=sum(_is_typed(prompt) for prompt in counted),
            seconds=sum(_seconds(prompt, walked, self._shelf) for prompt in counted),
        )

    def _read(self, prompt: Prompt, live: Mapping[str, Any]) -> int:
        """Words of a screen and of the reply to what was chosen there."""
        offered = (prompt.id, *(option.id for option in prompt.options))
        if offered not in self._words:
            peg = PEG_WORDS if prompt.form is Form.CHECKIN else 0
            self._words[offered] = screen_level(prompt).words + peg
        replies = [option for option in prompt.options if option.reply and option.kept == live.get(prompt.id)]
        return self._words[offered] + sum(map(self._reply, replies))

    def _reply(self, option: Option) -> int:
        if (option.id, option.reply) not in self._words:
            self._words[option.id, option.reply] = level([plain(option.reply)]).words
        return self._words[option.id, option.reply]


def _is_typed(prompt: Prompt) -> bool:
    return prompt.form in (Form.LINE, Form.LINES) and not prompt.id.endswith(f".{OWN}")


def _seconds(prompt: Prompt, walked: Improvised, shelf: Shelf) -> int:
    if prompt.form is not Form.EXERCISE:
        return 0
    exercise = shelf.exercise(prompt.exercise)
    phases: Iterable[Mapping[str, Any]] = chosen(exercise, prompt.step, prompt.version, walked.live, walked.world)
    return sum(int(phase["seconds"]) for phase in phases)

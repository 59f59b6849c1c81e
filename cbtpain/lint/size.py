"""How much a session asks of a person on its longest way, by walking it many times.

A way drawn at will is rarely the longest. So most are drawn near the longest that was
found so far, of each measure in turn, and so come to it step by step.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from cbtpain import paths
from cbtpain.course.instrument import peg
from cbtpain.course.prompt import OWN, Form, Option, Prompt
from cbtpain.course.session import Session
from cbtpain.course.shelf import Shelf
from cbtpain.lint.text import plain, screen_level
from cbtpain.measures.reading_level import level
from cbtpain.measures.session_size import SLOW, USUAL, Size
from cbtpain.play.exercise import chosen
from cbtpain.play.improvise import Improvised, Improviser

_SEED = 8
_AT_WILL, _PATIENCE = 40, 200

_MEASURES: tuple[Callable[[Size], int | Fraction], ...] = (
    lambda size: size.words,
    lambda size: size.keys,
    lambda size: size.lines,
    lambda size: size.minutes(USUAL),
    lambda size: size.minutes(SLOW),
)


class Way(NamedTuple):
    """One walk, and what it asks; ``measured`` in the order of ``_MEASURES``."""

    walked: Improvised
    size: Size
    measured: tuple[int | Fraction, ...]


class Longest(NamedTuple):
    """The largest of each over all ways walked; ``full`` and ``slow`` and ``core`` in minutes."""

    words: int
    keys: int
    lines: int
    full: Fraction
    slow: Fraction
    core: Fraction
    core_lines: int
    seconds: int
    screens: tuple[Prompt, ...]
    """Each prompt as it was longest, with the choices that were offered then."""


def longest(session: Session, shelf: Shelf) -> Longest:
    """Walk the full and the short path; what a person types for "my own words" is their own choice and not counted."""
    sizer = _Sizer(session, shelf)
    ways, short_ways = sizer.ways(short=False), sizer.ways(short=True)
    words, keys, lines, full, slow = (max(values) for values in zip(*(way.measured for way in ways)))
    return Longest(
        words=int(words),
        keys=int(keys),
        lines=int(lines),
        full=Fraction(full),
        slow=Fraction(slow),
        core=max(way.size.minutes(USUAL) for way in short_ways),
        core_lines=max(way.size.lines for way in short_ways),
        seconds=max(way.size.seconds for way in ways),
        screens=sizer.screens([*ways, *short_ways]),
    )


class _Sizer:
    """Walks one session from a fixed seed and counts; the words of a screen are counted once."""

    def __init__(self, session: Session, shelf: Shelf) -> None:
        self._session = session
        self._improviser = Improviser(session, own_words=False)
        self._shelf = shelf
        self._words: dict[tuple[str, ...], int] = {}
        self._peg = [level([item.text, item.low, item.high]).words for item in peg(paths.content()).items]
        """Words of the check-in's questions, which follow at once where it is due."""

    def ways(self, *, short: bool) -> list[Way]:
        """Some drawn at will, then others near the longest so far, until none is longer for a good while."""
        random = Random(_SEED)  # noqa: S311  # A fixed seed is the point: a course is judged the same every time.
        found = [self._way(random, short, None)]
        longest_by = found * len(_MEASURES)
        last_longer = 0
        while len(found) < max(_AT_WILL, last_longer + _PATIENCE):
            near = longest_by[len(found) % len(_MEASURES)].walked
            way = self._way(random, short, None if len(found) < _AT_WILL else near)
            if any(new > old.measured[at] for at, (new, old) in enumerate(zip(way.measured, longest_by))):
                last_longer = len(found)
            # One as long takes the place of the one before: it may have further to go.
            longest_by = [way if way.measured[at] >= old.measured[at] else old for at, old in enumerate(longest_by)]
            found.append(way)
        return found

    def _way(self, random: Random, short: bool, like: Improvised | None) -> Way:
        walked = self._improviser.walk(random, short=short, like=like)
        size = self.size(walked)
        return Way(walked, size, tuple(measure(size) for measure in _MEASURES))

    def screens(self, ways: Iterable[Way]) -> tuple[Prompt, ...]:
        """Each prompt as it was longest; one that was on no way, with all that it can offer."""
        found: dict[str, Prompt] = {}
        for prompt in (prompt for way in ways for prompt in way.walked.shown):
            if prompt.id not in found or self._on_screen(prompt) > self._on_screen(found[prompt.id]):
                found[prompt.id] = prompt
        return tuple(found.get(prompt.id, prompt) for prompt in self._session.prompts)

    def size(self, walked: Improvised) -> Size:
        """What that walk asks; safety screens are not counted."""
        counted = [prompt for prompt in walked.shown if not prompt.safety]
        return Size(
            words=sum(self._read(prompt, walked.live) for prompt in counted),
            keys=sum(len(self._peg) if prompt.form is Form.CHECKIN else 1 for prompt in counted),
            lines=sum(_is_typed(prompt) for prompt in counted),
            seconds=sum(_seconds(prompt, walked, self._shelf) for prompt in counted),
        )

    def _read(self, prompt: Prompt, live: Mapping[str, Any]) -> int:
        """Words of a screen and of the reply to what was chosen there."""
        replies = [option for option in prompt.options if option.reply and option.kept == live.get(prompt.id)]
        asked = sum(self._peg) if prompt.form is Form.CHECKIN else 0
        # Of options that are kept under one name, one was chosen.
        return self._on_screen(prompt) + asked + max(map(self._reply, replies), default=0)

    def _on_screen(self, prompt: Prompt) -> int:
        offered = (prompt.id, *(option.id for option in prompt.options))
        if offered not in self._words:
            self._words[offered] = screen_level(prompt).words
        return self._words[offered]

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

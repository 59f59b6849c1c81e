"""A worksheet on paper: all questions and choices as plain text, with places to mark and lines to write on."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from cbtpain.course.paper import Choice, Row
from cbtpain.course.prompt import Form
from cbtpain.screen.output import printable
from cbtpain.words import worksheet as words

WIDEST = 80
"""Columns of a page: A4 in a usual typewriter face."""
LONGEST = 66
"""Lines of a page."""
_INDENT = "   "
_APART = "   "
_LONGEST_ROW = 2
"""Choices that fit on as many lines stand side by side, so that a page holds the whole worksheet."""
_LINES_FOR_WORDS = 3


def page(title: str, head: str, rows: Sequence[Row], width: int = WIDEST) -> list[str]:
    """The lines of it, none longer than the width where a word is not."""
    paper = _Paper(min(width, WIDEST))
    return [*paper.text(title), *paper.text(head), *paper.rows(rows)]


class _Paper:
    def __init__(self, width: int) -> None:
        self._width = width

    def text(self, text: str, first: str = "", then: str = "") -> list[str]:
        return textwrap.wrap(
            printable(text),
            self._width,
            initial_indent=first,
            subsequent_indent=then,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def rows(self, rows: Sequence[Row]) -> Iterator[str]:
        number = 0
        for row in rows:
            yield ""
            if row.form is Form.SHOW:
                for part in row.question:
                    yield from self.text(part, _INDENT, _INDENT)
                continue
            number += 1
            yield from self._question(number, row)
            yield from self._places(row)

    def _question(self, number: int, row: Row) -> Iterator[str]:
        *before, last = row.question
        first = words.NUMBERED.format(number=number)
        why = words.WHY.format(when=row.when) if row.when else ""
        most = words.AT_MOST.format(most=row.most) if row.form is Form.PICKS and row.most < len(row.choices) else ""
        for part in before:
            yield from self.text(part, first, _INDENT)
            first = _INDENT
        yield from self.text(" ".join(filter(None, (last, most, why))), first, _INDENT)

    def _places(self, row: Row) -> Iterator[str]:
        match row.form:
            case Form.SCALE:
                yield from self._scale(row)
            case Form.NUMBER:
                yield from self.text(_between(row), _INDENT, _INDENT)
            case Form.PICK | Form.PICKS:
                for number, (when, choices) in enumerate(groupby(row.choices, key=lambda one: one.when)):
                    if when or number:
                        yield from self.text(words.GROUP.format(when=when or words.ANY_CASE), _INDENT, _INDENT)
                    yield from self._choices(list(choices), row)
            case _:
                yield from self._written(row.typed, _LINES_FOR_WORDS if row.form is Form.LINES else 1)

    def _scale(self, row: Row) -> Iterator[str]:
        numbers = [f"({one})" if row.given == (str(one),) else str(one) for one in range(11)]
        ends = words.ENDS.format(low=row.low, high=row.high)
        yield from self.text(f"{'  '.join(numbers)}   {ends}", _INDENT, _INDENT)

    def _choices(self, choices: list[Choice], row: Row) -> Iterator[str]:
        others = [one for one in choices if not one.own]
        short = textwrap.wrap(
            _APART.join(_marked(one).replace(" ", "\0") for one in others), self._width - len(_INDENT)
        )
        if (
            len(others) > 1
            and len(short) <= _LONGEST_ROW
            and all(len(_marked(one)) < self._width / 2 for one in others)
        ):
            yield from (f"{_INDENT}{line}".replace("\0", " ") for line in short)
        else:
            for one in others:
                yield from self.text(_marked(one), _INDENT, f"{_INDENT}    ")
        for one in choices:
            if one.own:
                told = (
                    row.typed
                    if one.marked and row.typed
                    else "_" * (self._width - len(_INDENT) - len(_marked(one)) - 2)
                )
                yield from self.text(f"{_marked(one)}: {told}", _INDENT, f"{_INDENT}    ")

    def _written(self, text: str, lines: int) -> Iterator[str]:
        if text:
            for line in text.splitlines():
                yield from self.text(line, _INDENT, _INDENT)
        else:
            yield from [_INDENT + "_" * (self._width - len(_INDENT))] * lines


def _between(row: Row) -> str:
    number = row.given[0] if row.given else words.LINE
    return words.BETWEEN.format(number=number, least=row.least, most=row.most)


def _marked(choice: Choice) -> str:
    return f"[{'x' if choice.marked else ' '}] {printable(choice.text)}"

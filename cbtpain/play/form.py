"""A worksheet as a text for the person's own editor, and that text read back.

The form is forgiving: any mark between the brackets counts, a line of words needs no sign
before it, a question that was taken out stays as it was. What cannot be read is told with
its line; nothing is guessed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from cbtpain.course.paper import Choice, Row
from cbtpain.course.prompt import LISTS, OWN, Form, Prompt
from cbtpain.errors import Rejected
from cbtpain.play.answer import Value
from cbtpain.play.parse import parse
from cbtpain.words import worksheet as words

_END = re.compile(r"\r\n|\r|\n")
_MARK = re.compile(r"(?:[-*+]\s*)?[\[(]\s*(\S?)\s*[\])]\s*(.*)")
_HEAD = re.compile(r"(\d{1,3})[.)]\s")
_COMMENT, _WRITTEN = "#", ">"


class Problem(NamedTuple):
    """What could not be read, and on which line, from 1; ``prompt`` is the question it belongs to, if one."""

    line: int
    text: str
    prompt: str = ""


class Read(NamedTuple):
    """``values`` by prompt, of every question that was found and could be read; ``lines`` where each stands."""

    values: Mapping[str, Value]
    problems: Sequence[Problem]
    lines: Mapping[str, int]


def form_text(rows: Sequence[Row], title: str) -> str:
    """The form, with what was given so far."""
    lines = [f"{_COMMENT} {text}" for text in (title, *words.FORM_HOW)]
    for number, row in _numbered(rows):
        lines += ["", *_row(number, row)]
    return "\n".join(lines) + "\n"


def _numbered(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    return enumerate((row for row in rows if row.form is not Form.SHOW), start=1)


def _head(number: int, row: Row) -> str:
    return words.NUMBERED.format(number=number) + " ".join(row.question)


def _row(number: int, row: Row) -> Iterator[str]:
    yield _head(number, row)
    if row.when:
        yield f"{_COMMENT} {row.when}."
    if row.form is Form.PICKS and row.most < len(row.choices):
        yield f"{_COMMENT} {words.AT_MOST.format(most=row.most)}"
    for at, (when, choices) in enumerate(groupby(row.choices, key=lambda one: one.when)):
        if when or at:
            yield f"{_COMMENT} {words.GROUP.format(when=when or words.ANY_CASE)}"
        yield from (f"- [{'x' if one.marked else ' '}] {one.text}" for one in choices)
    if row.form is Form.SCALE:
        yield f"{_COMMENT} {words.ENDS.format(low=row.low, high=row.high)}"
    if row.form is Form.NUMBER:
        yield f"{_COMMENT} {words.FROM_TO.format(least=row.least, most=row.most)}"
    if row.form is Form.DATE:
        yield f"{_COMMENT} {words.A_DAY}"
    if row.form not in LISTS or any(one.own for one in row.choices):
        yield from (f"{_WRITTEN} {line}" for line in row.typed.split("\n"))


@dataclass
class _Found:
    """What stands under one question."""

    row: Row
    line: int
    marked: list[tuple[int, Choice]] = field(default_factory=list)
    typed: list[tuple[int, str]] = field(default_factory=list)
    after_own: bool = False


class FormReader:
    """Reads forms of these questions back; ``prompts`` are theirs, by id."""

    def __init__(self, rows: Sequence[Row], prompts: Mapping[str, Prompt], today: date) -> None:
        self._rows = dict(_numbered(rows))
        self._heads = {_plain(_head(number, row)): row for number, row in self._rows.items()}
        self._prompts = prompts
        self._today = today

    def read(self, text: str) -> Read:
        problems: list[Problem] = []
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for found in self._parts(text, problems):
            lines[found.row.id] = found.marked[-1][0] if found.marked else (found.typed or [(found.line, "")])[0][0]
            try:
                values |= self._values(found)
            except _Unread as unread:
                problems.append(Problem(unread.line, unread.text, found.row.id))
        return Read(values, sorted(problems), lines)

    def _parts(self, text: str, problems: list[Problem]) -> list[_Found]:
        found: dict[str, _Found] = {}
        here: _Found | None = None
        lines = _END.split(text.removeprefix("\ufeff"))
        exact = {_plain(line) for line in lines}
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith(_COMMENT):
                continue
            row = self._heads.get(_plain(line)) or self._bent_head(line, exact)
            if row is not None and row.id in found:
                problems.append(Problem(number, words.TWICE))
            if row is not None:
                here = found.setdefault(row.id, _Found(row, number))
            elif here is None:
                problems.append(Problem(number, words.NO_QUESTION))
            elif told := _taken_up(here, number, line.strip()):
                problems.append(Problem(number, told, here.row.id))
        return list(found.values())

    def _bent_head(self, line: str, exact: set[str]) -> Row | None:
        """A question whose words were changed: its number tells it, where the question itself stands nowhere."""
        number = _HEAD.match(line)
        row = self._rows.get(int(number[1])) if number is not None else None
        return None if row is None or _plain(_head(int(number[1]), row)) in exact else row  # type: ignore[index]

    def _values(self, found: _Found) -> dict[str, Value]:
        row, prompt = found.row, self._prompts[found.row.id]
        if row.form not in LISTS:
            return {row.id: self._written(found, prompt)}
        kept = [choice.kept for _, choice in found.marked]
        own = any(choice.own for choice in row.choices)
        text = self._words(found, self._prompts[f"{row.id}.{OWN}"]) if own else ""
        if text and OWN not in kept and (not kept or (row.form is Form.PICKS and text != row.typed)):
            kept.append(OWN)
        elif text and OWN not in kept and text != row.typed:
            raise _Unread(found.typed[0][0], words.OWN_NOT_MARKED)
        value = self._chosen(found, kept)
        return {row.id: value, **({f"{row.id}.{OWN}": text} if OWN in kept else {})}

    @staticmethod
    def _chosen(found: _Found, kept: list[str]) -> Value:
        row = found.row
        last = found.marked[-1][0] if found.marked else found.line
        if row.form is Form.PICK and len(kept) > 1:
            raise _Unread(last, words.ONE_CHOICE)
        if row.form is Form.PICKS and len(kept) > row.most:
            raise _Unread(last, words.TOO_MANY.format(most=row.most))
        if len(kept) > 1 and any(choice.zero and not choice.own for _, choice in found.marked):
            raise _Unread(last, words.NONE_WITH_OTHERS)
        if not kept:
            return None
        return kept[0] if row.form is Form.PICK else list(dict.fromkeys(kept))

    def _written(self, found: _Found, prompt: Prompt) -> Value:
        if prompt.form in (Form.LINE, Form.LINES):
            return self._words(found, prompt)
        text = " ".join(text for _, text in found.typed).strip()
        if not text:
            return None
        try:
            return parse(prompt, text, self._today)
        except Rejected:
            raise _Unread(
                found.typed[0][0], _WANTED[prompt.form].format(least=prompt.least, most=prompt.most)
            ) from None

    def _words(self, found: _Found, prompt: Prompt) -> str:
        between = "\n" if prompt.form is Form.LINES else " "
        try:
            return str(parse(prompt, between.join(text for _, text in found.typed), self._today))
        except Rejected as fault:
            long = fault.kind == "words_too_long"
            told = words.TOO_LONG.format(limit=fault.fields["limit"]) if long else words.NOT_UTF_8
            raise _Unread(found.typed[0][0], told) from None


class _Unread(Exception):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(line)
        self.line, self.text = line, text


_WANTED = {Form.SCALE: words.WANT_0_TO_10, Form.NUMBER: words.WANT_NUMBER, Form.DATE: words.WANT_DAY}


def _taken_up(here: _Found, number: int, line: str) -> str:
    """Put the line where it belongs; what is wrong with it where it belongs nowhere."""
    row = here.row
    mark = _MARK.fullmatch(line)
    if row.choices and mark is not None:
        return _choice(here, number, mark[1], mark[2])
    written = line.startswith(_WRITTEN)
    if row.choices and not (any(one.own for one in row.choices) and (written or here.after_own)):
        return words.NOT_A_CHOICE
    if mark is not None and not written:
        return words.NOT_A_CHOICE
    here.typed.append((number, line.removeprefix(_WRITTEN).strip()))
    return ""


def _choice(here: _Found, number: int, mark: str, text: str) -> str:
    said = _plain(text)
    chosen = next((one for one in here.row.choices if _plain(one.text) == said), None)
    own = next((one for one in here.row.choices if one.own), None)
    if chosen is None and own is not None and said.startswith(f"{_plain(own.text)}:"):
        # Written behind the choice in place of below it.
        chosen = own
        here.typed.append((number, text.partition(":")[2].strip()))
    if chosen is None:
        return words.NOT_A_CHOICE
    here.after_own = chosen.own
    if mark:
        here.marked.append((number, chosen))
    return ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")

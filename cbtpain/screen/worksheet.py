"""Worksheets in words: the list of those filled in, and one of them, question by question."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.course.paper import Row
from cbtpain.course.prompt import Form
from cbtpain.screen.output import Output
from cbtpain.words import worksheet as words
from cbtpain.words.numbers import week_day


class Entry(NamedTuple):
    """One worksheet of the list; ``session`` is the number of the session it was part of, None where of none."""

    number: int
    name: str
    title: str
    on: date
    session: int | None
    half_done: bool

    @property
    def place(self) -> str:
        return words.ASIDE if self.session is None else words.FROM_SESSION.format(number=self.session)

    @property
    def state(self) -> str:
        return words.HALF_DONE if self.half_done else words.DONE


def say_list(out: Output, entries: Sequence[Entry]) -> None:
    """The list as it is given, with what to do next."""
    if not entries:
        out.say(words.NONE_YET)
        return
    out.say(words.LISTED)
    for one in entries:
        told = {"day": week_day(one.on), "title": one.title, "name": one.name, "place": one.place, "state": one.state}
        out.item(words.NUMBER.format(number=one.number), words.ENTRY.format(**told))
    first = entries[0]
    out.say(words.HOW.format(number=first.number), words.BLANK.format(name=first.name))


def say_one(out: Output, entry: Entry, rows: Sequence[Row]) -> None:
    """One worksheet, whole."""
    out.heading(entry.title)
    out.say(head(entry))
    for row in rows:
        out.say("", *row.question, *given(row))


def head(entry: Entry) -> str:
    """Its day, where it is from, and whether it is done."""
    return words.HEAD.format(day=week_day(entry.on), place=entry.place, state=entry.state)


def given(row: Row) -> Iterator[str]:
    """What was given to a question, a line each."""
    if row.form is Form.SHOW:
        return
    if not row.put:
        yield words.STILL_OPEN
    elif not row.given:
        yield words.LEFT_OUT
    elif row.form is Form.SCALE:
        yield words.ANSWER.format(text=words.OF_TEN.format(value=row.given[0], low=row.low, high=row.high))
    else:
        for text in row.given:
            yield from (words.ANSWER.format(text=line) for line in text.splitlines())

"""Daily life beside its own start: a small table where there is room for one, else the same in sentences.

What is better when lower and what is better when higher never stand in one block.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cbtpain.measures.life import ItemSoFar
from cbtpain.screen.output import Output
from cbtpain.words import life as words
from cbtpain.words.numbers import day

_ROOM = 80
_NAME, _CELL = 28, 18


def say_life(out: Output, found: Sequence[ItemSoFar]) -> None:
    """Those that have a start and a later answer; nothing where none has."""
    told = [one for one in found if one.turn is not None]
    if not told:
        return
    out.say(*([] if out.plain else [""]))
    out.heading(words.TITLE)
    if out.drawn and out.width is not None and out.width >= _ROOM:
        out.raw("".join(_table(told)))
    else:
        out.say(*(_sentence(one) for one in told))
    out.say(words.ONE_ANSWER)


def _table(told: Sequence[ItemSoFar]) -> Iterator[str]:
    for direction, ones in groupby(told, key=lambda one: one.direction):
        yield _row(words.BETTER_WHEN[direction], words.COLUMNS)
        for one in ones:
            yield _row(f"  {words.NAMES[one.id]}", _cells(one))


def _row(first: str, cells: Sequence[str]) -> str:
    then, now, turn = cells
    return f"{first:<{_NAME + 2}}{then:<{_CELL}}{now:<{_CELL}}{turn}".rstrip() + "\n"


def _cells(one: ItemSoFar) -> tuple[str, str, str]:
    start, start_on, now, now_on, turn = _said(one)
    return words.CELL.format(value=start, day=start_on), words.CELL.format(value=now, day=now_on), turn


def _sentence(one: ItemSoFar) -> str:
    start, start_on, now, now_on, turn = _said(one)
    name, better = words.NAMES[one.id], words.BETTER_WHEN[one.direction]
    told = {"start": start, "start_on": start_on, "now": now, "now_on": now_on, "turn": turn}
    return words.SAID.format(name=name[0].upper() + name[1:], better=better, **told)


def _said(one: ItemSoFar) -> tuple[str, str, str, str, str]:
    assert one.now_on is not None
    assert one.turn is not None
    return str(one.start), day(one.start_on), str(one.now), day(one.now_on), words.TURNS[one.turn]

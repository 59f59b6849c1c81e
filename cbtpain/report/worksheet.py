"""One worksheet as Markdown, and as JSON for programs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cbtpain.course.paper import Choice, Row
from cbtpain.course.prompt import Form
from cbtpain.words import worksheet as words

SCHEMA = "cbtpain.worksheet/1"
_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>#|~])")
_BEGINS_A_LIST = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def filled_lines(title: str, head: str, rows: Sequence[Row]) -> Iterator[str]:
    """What was asked and given."""
    yield from (f"# {plain(title)}", "", plain(head))
    for row in rows:
        if row.form is Form.SHOW:
            yield from (line for part in row.question for line in ("", plain(part)))
            continue
        yield from ("", f"## {plain(' '.join(row.question))}", "", *_answer(row))


def blank_lines(title: str, head: str, rows: Sequence[Row]) -> Iterator[str]:
    """All questions with all their choices, to be filled in; marks and words where some were given."""
    yield from (f"# {plain(title)}", "", plain(head))
    number = 0
    for row in rows:
        if row.form is Form.SHOW:
            yield from (line for part in row.question for line in ("", plain(part)))
            continue
        number += 1
        text = plain(" ".join(row.question))
        why = f" *({plain(row.when)})*" if row.when else ""
        yield from ("", f"## {number}. {text}{why}", "", *_places(row))


def document(head: Mapping[str, Any], rows: Sequence[Row]) -> dict[str, Any]:
    """``cbtpain.worksheet/1``: the questions as they read now, and what was given to each."""
    return {
        "schema": SCHEMA,
        **head,
        "answers": [
            {
                "id": row.id,
                "question": " ".join(row.question),
                "state": "given" if row.given else "left_out" if row.put else "open",
                "given": list(row.given),
            }
            for row in rows
            if row.form is not Form.SHOW
        ],
    }


def _answer(row: Row) -> Iterator[str]:
    if not row.put:
        yield f"*{words.STILL_OPEN.strip()}*"
    elif not row.given:
        yield f"*{words.LEFT_OUT.strip()}*"
    elif row.form is Form.SCALE:
        yield plain(words.OF_TEN.format(value=row.given[0], low=row.low, high=row.high))
    elif len(row.given) > 1:
        yield from (f"- {plain(text)}" for text in row.given)
    else:
        # Two spaces keep the line ends that somebody wrote.
        yield "  \n".join(plain(line) for line in row.given[0].splitlines())


def _places(row: Row) -> Iterator[str]:
    if row.choices:
        yield from map(_choice, _with_own(row))
    elif row.form is Form.SCALE:
        numbers = " ".join(f"**{one}**" if row.given == (str(one),) else str(one) for one in range(11))
        yield f"{numbers} ({plain(words.ENDS.format(low=row.low, high=row.high))})"
    else:
        yield plain(" ".join(row.given)) if row.given else "\\_" * 40


def _with_own(row: Row) -> Iterator[Choice]:
    for one in row.choices:
        yield one._replace(text=f"{one.text}: {row.typed or words.LINE}") if one.own else one


def _choice(choice: Choice) -> str:
    why = f" *({plain(choice.when)})*" if choice.when else ""
    return f"- [{'x' if choice.marked else ' '}] {plain(choice.text)}{why}"


def plain(text: str) -> str:
    """The text as it reads, whatever Markdown would make of it."""
    told = _MEANS_SOMETHING.sub(r"\\\1", text)
    return _BEGINS_A_LIST.sub(lambda found: f"{found[1]}\\{found[2]}" if not found[2].isdigit() else found[0], told)

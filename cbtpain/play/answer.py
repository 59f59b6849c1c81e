"""What is kept of one prompt."""

from collections.abc import Mapping
from typing import NamedTuple

Value = bool | int | str | list[str] | dict[str, str | int] | None
"""By form: True (read), id, ids, number, words, day, or what an exercise was like. None: skipped."""


class Answer(NamedTuple):
    """``round`` is 2 for a question that was skipped and came back at the end."""

    value: Value
    round: int = 1


Answers = Mapping[str, Answer]
"""By prompt id."""

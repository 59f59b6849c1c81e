"""The two numbers of a one-shot quick check-in."""

import pytest

from cbtpain.errors import Rejected
from cbtpain.play.quick import quick_ratings


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["5", "4"], (5, 4)),
        (["5,4"], (5, 4)),
        (["-", "4"], (None, 4)),
        (["seven", "7/10"], (7, 7)),
        (["0", "10"], (0, 10)),
    ],
)
def test_two_numbers_are_taken(typed: list[str], expected: tuple[int | None, int | None]) -> None:
    assert quick_ratings(typed) == expected


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (["5"], "quick_count"),
        (["7/10"], "quick_count"),
        (["5", "4", "3"], "quick_count"),
        (["5", "11"], "bad_quick_item"),
        (["-1", "4"], "bad_quick_item"),
        (["-", "-"], "quick_skipped"),
        (["--not", "4"], "unknown_option"),
    ],
)
def test_everything_else_is_refused(typed: list[str], kind: str) -> None:
    with pytest.raises(Rejected) as raised:
        quick_ratings(typed)
    assert raised.value.kind == kind

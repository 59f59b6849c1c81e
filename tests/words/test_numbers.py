"""Numbers as a person says and reads them."""

import pytest

from cbtpain.words.numbers import span


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([1], "1"), ([0], "0"), ([1, 2], "1 to 2"), ([1, 2, 3, 0], "0 to 3"), ({2: "b", 1: "a"}, "1 to 2")],
)
def test_the_numbers_that_may_be_typed_are_said_as_the_least_to_the_most(numbers: list[int], said: str) -> None:
    assert span(numbers) == said

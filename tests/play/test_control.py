"""The keys that work at every prompt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.errors import Rejected
from cbtpain.play.control import Control, control
from cbtpain.play.rating import rating
from cbtpain.words.numbers import NUMBER_WORDS

KEYS = {
    Control.HELP: ("?", "help"),
    Control.BACK: ("b", "back"),
    Control.SKIP: ("s", "skip", "-"),
    Control.STOP: ("q", "quit", "stop"),
    Control.HELP_NOW: ("!", "help-now"),
    Control.FLARE: ("f", "flare"),
}
PAIRS = [(key, meant) for meant, keys in KEYS.items() for key in keys]


def test_every_control_has_a_key() -> None:
    assert set(Control) == set(KEYS)


@pytest.mark.parametrize(("key", "meant"), PAIRS)
def test_a_key_means_its_control_in_any_case_and_with_space_around_it(key: str, meant: Control) -> None:
    assert [meant] * 4 == [control(said) for said in (key, key.upper(), f"  {key}\t", f"{key}\r\n")]


@pytest.mark.parametrize(
    "text", ["", " ", "7", "10", *NUMBER_WORDS, "bb", "s s", "?!", "!!", "help now", "--", "quit."]
)
def test_everything_else_is_no_control(text: str) -> None:
    assert control(text) is None


@given(st.text(st.characters()) | st.sampled_from([key for key, _ in PAIRS]))
def test_no_text_is_both_a_control_and_a_rating(text: str) -> None:
    try:
        rating(text)
    except Rejected:
        assert control(text) in {None, *Control}
    else:
        assert control(text) is None

"""A note's limits."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cbtpain.errors import Rejected
from cbtpain.play.note import LONGEST, note_of


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("[/b] [red]never[/red] \x1b[31m {limit} %s")
def test_a_note_is_kept_as_it_was_written_without_the_space_and_the_nuls(text: str) -> None:
    assert text.replace("\0", "").strip() == note_of(text)


@given(st.text(), st.characters(categories=["Cs"]), st.text())
def test_bytes_of_another_encoding_are_refused_rather_than_spoilt(before: str, byte: str, after: str) -> None:
    with pytest.raises(Rejected, match="note_unreadable"):
        note_of(before + byte + after)


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u3000"])
def test_space_alone_is_no_note(text: str) -> None:
    assert note_of(text) == ""


@pytest.mark.parametrize("letter", ["a", "é", "🙂"])
def test_the_longest_note_is_counted_in_characters_without_the_space_around_it(letter: str) -> None:
    longest = letter * LONGEST
    assert longest == note_of(f"\n {longest} \n")


@pytest.mark.parametrize("more", [1, 1_000_000])
def test_a_longer_note_is_refused_and_not_cut(more: int) -> None:
    with pytest.raises(Rejected) as caught:
        note_of("a" * (LONGEST + more))
    assert (caught.value.kind, caught.value.fields) == ("note_too_long", {"limit": LONGEST})

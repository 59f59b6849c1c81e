"""A rating is 0 to 10 or a refusal, whatever was typed."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cbtpain.errors import Rejected
from cbtpain.play.rating import rating, ratings
from cbtpain.records import ITEMS
from cbtpain.words.numbers import NUMBER_WORDS

ANY_TEXT = st.text(st.characters())
NEARLY_A_NUMBER = st.text(st.characters(categories=["Nd", "Nl", "No", "Mn", "Zs"]) | st.sampled_from("+-.,e_0 \t\x00"))
A_NOVEL = 1_000_000


def what_comes_of(text: str) -> int | str:
    """The rating, or the kind of the refusal."""
    try:
        return rating(text)
    except Rejected as fault:
        return fault.kind


def refused(text: str) -> bool:
    return what_comes_of(text) == "not_a_rating"


@given(ANY_TEXT | NEARLY_A_NUMBER)
@example("")
@example("\ud800")
@example("9" * 5000)
@example("ﷺ" * 40)
def test_any_text_is_a_rating_or_refused(text: str) -> None:
    found = what_comes_of(text)
    assert found == "not_a_rating" or (type(found) is int and found in range(11))


@given(st.integers(0, 10), st.sampled_from(["", " ", "\t", "\u00a0", "\r"]))
def test_whole_numbers_from_0_to_10_are_taken_with_space_around_them(value: int, space: str) -> None:
    assert value == rating(f"{space}{value}{space}")


@given(st.integers().filter(lambda value: value not in range(11)))
def test_other_whole_numbers_are_refused(value: int) -> None:
    assert refused(str(value))


@given(st.floats())
def test_a_number_with_a_point_is_refused(value: float) -> None:
    assert refused(repr(value))


def test_the_digits_of_every_script_are_taken() -> None:
    digits = {letter: unicodedata.decimal(letter, None) for letter in map(chr, range(sys.maxunicode + 1))}
    expected = {letter: value for letter, value in digits.items() if value is not None}
    assert len(expected) > 600
    assert expected == {letter: rating(letter) for letter in expected}


@pytest.mark.parametrize(
    "ten", ["\u0661\u0660", "\u06f1\u06f0", "\u0967\u0966", "\uff11\uff10", "\U0001d7d9\U0001d7d8"]
)
def test_ten_is_taken_in_other_scripts(ten: str) -> None:
    assert rating(ten) == 10


@pytest.mark.parametrize(("word", "value"), list(NUMBER_WORDS.items()))
def test_number_words_are_taken_in_any_case(word: str, value: int) -> None:
    assert [value] * 4 == [rating(said) for said in (word, word.upper(), word.title(), f"  {word}\n")]


def test_the_number_words_are_zero_to_ten() -> None:
    assert list(range(11)) == sorted(NUMBER_WORDS.values())


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "7.0", "3.5", "3,5", "-1", "+7", "11", "100", "7 6", "1e1", "0x7", "1_0", "\u00bd", "VII"),
        *(
            "7/100",
            "7/9",
            "11/10",
            "-1/10",
            "7.5/10",
            "/10",
            "7/",
            "7/10/10",
            "7/10 6",
            "7 out of",
            "out of 10",
            "7 10",
        ),
        *("7 in 10", "5 or 6 out of 10", "?/10", "7 out of 10 or so"),
        *("seventy", "eleven", "sevenn", "seven seven", "minus one", "no"),
        *("🙂", "7\ufe0f\u20e3", "\u05e9\u05d1\u05e2", "\u202e7", "7\x00", "\x1b[A"),
    ],
)
def test_what_is_nearly_a_rating_is_refused(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    "said", ["{}/10", "{} / 10", " {}/10\n", "{} out of 10", "{} OUT OF TEN", "{} of 10", "{}/ten"]
)
@given(st.integers(0, 10))
def test_a_rating_may_say_that_it_is_one_of_ten(said: str, value: int) -> None:
    assert [value, value] == [rating(said.format(value)), rating(said.format(list(NUMBER_WORDS)[value]))]


@given(st.integers().filter(lambda value: value not in range(11)))
def test_more_than_ten_of_ten_is_refused(value: int) -> None:
    assert refused(f"{value}/10")
    assert refused(f"{value} out of 10")


@pytest.mark.parametrize("text", ["?", "help", "b", "back", "s", "skip", "-", "q", "quit", "stop", "!", "help-now"])
def test_a_control_is_no_rating(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize("start", ["7", "0", "seven", " ten ", "\u0660", "7/10", "7 out of ", "/", "7 "])
def test_a_pasted_novel_is_refused(start: str) -> None:
    assert refused(start * A_NOVEL)


def test_a_rating_lost_in_spaces_is_taken() -> None:
    assert rating(" " * A_NOVEL + "7" + " " * A_NOVEL) == 7


def why(texts: list[str]) -> tuple[str, dict[str, object]]:
    with pytest.raises(Rejected) as caught:
        ratings(texts)
    return caught.value.kind, caught.value.fields


def test_three_items_are_taken_in_order() -> None:
    assert ratings(["7", "zero", "10"]) == (7, 0, 10)


def test_three_items_may_each_say_that_they_are_of_ten() -> None:
    assert ratings(["7/10", "0 out of 10", "ten/10"]) == (7, 0, 10)


@pytest.mark.parametrize("skip", ["-", "s", "skip", "SKIP", " - "])
def test_an_item_can_be_skipped(skip: str) -> None:
    assert ratings([skip, "7", skip]) == (None, 7, None)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_items_are_refused_with_their_count(count: int) -> None:
    assert why(["7"] * count) == ("too_few", {"given": count})


@pytest.mark.parametrize("count", [4, 5, 1000])
def test_too_many_items_are_refused_with_their_count(count: int) -> None:
    assert why(["7"] * count) == ("too_many", {"given": count})


@pytest.mark.parametrize(("at", "place"), [(0, "first"), (1, "second"), (2, "third")])
def test_the_item_that_cannot_be_taken_is_named(at: int, place: str) -> None:
    assert why([*["7"] * at, "11", *["7"] * (2 - at)]) == ("bad_item", {"place": place})


def test_three_skips_are_refused() -> None:
    assert why(["-", "-", "-"]) == ("all_skipped", {})


@pytest.mark.parametrize("texts", [["--note=x", "7", "7"], ["7", "7", "6", "--quick"], ["--"]])
def test_a_mistyped_option_is_not_taken_for_a_number(texts: list[str]) -> None:
    assert why(texts) == ("unknown_option", {})


@pytest.mark.parametrize("text", ["?", "b", "q", "!"])
def test_other_controls_have_no_meaning_in_one_shot(text: str) -> None:
    assert why(["7", text, "7"]) == ("bad_item", {"place": "second"})


@given(st.lists(ANY_TEXT | NEARLY_A_NUMBER | st.sampled_from(["7", "-", "ten"]), max_size=5))
def test_any_list_is_three_items_or_refused(texts: list[str]) -> None:
    items: tuple[int | None, ...] = ()
    try:
        items = ratings(texts)
    except Rejected as fault:
        refusal = fault.kind
    if items:
        assert len(ITEMS) == len(items)
        assert set(items) != {None}
        assert set(items) <= {None, *range(11)}
    else:
        assert refusal in ("unknown_option", "too_few", "too_many", "bad_item", "all_skipped")

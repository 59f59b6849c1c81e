"""What a person typed is kept, is one of the keys, or is refused with what is accepted; nothing else comes of it."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cbtpain.course.prompt import OWN, Form, Option, Prompt
from cbtpain.errors import Rejected
from cbtpain.play.answer import Value
from cbtpain.play.control import control
from cbtpain.play.note import LONGEST
from cbtpain.play.parse import LONGEST_LINE, fits, numbered, parse
from cbtpain.words.faults import SENTENCES, sentence
from cbtpain.words.numbers import NUMBER_WORDS
from cbtpain.words.play import GOES_ON

TODAY = date(2026, 2, 15)
A_NOVEL = 1_000_000


def option(id_: str, *, kept: str = "", zero: bool = False, text: str = "") -> Option:
    words = text or f"Take {id_}."
    return Option(id_, words, kept or id_, words, zero=zero)


LISTED = (option("walk"), option("rest", kept="quiet"), option("sleep", kept="quiet"), option(OWN, zero=True))
LONG_LIST = (*(option(f"o{number}") for number in range(1, 13)), option("none", zero=True))


def prompt(form: Form, **more: object) -> Prompt:
    return replace(Prompt("x", "x", form, "Well?"), **more)  # type: ignore[arg-type]


SHOW, SCALE, DATE = prompt(Form.SHOW), prompt(Form.SCALE), prompt(Form.DATE)
LINE, LINES, CHECKIN = prompt(Form.LINE), prompt(Form.LINES), prompt(Form.CHECKIN)
PICK = prompt(Form.PICK, options=LISTED)
ONE = prompt(Form.PICK, options=LISTED[:1])
PICKS = prompt(Form.PICKS, options=LONG_LIST, most=3)
AS_ONE = prompt(Form.PICKS, options=LISTED, most=1)
NUMBER = prompt(Form.NUMBER, least=1, most=180, default="10")
BARE_NUMBER = prompt(Form.NUMBER, least=0, most=7)
EXERCISE = prompt(Form.EXERCISE, options=(option("full"), option("short")), version="full", short="short")
ALL = (SHOW, PICK, ONE, PICKS, AS_ONE, SCALE, NUMBER, BARE_NUMBER, DATE, LINE, LINES, CHECKIN, EXERCISE)
EACH = pytest.mark.parametrize("asked", ALL, ids=lambda one: one.form.value)


def outcome(asked: Prompt, text: str) -> Value | Rejected:
    try:
        return parse(asked, text, TODAY)
    except Rejected as fault:
        return fault


def refused(asked: Prompt, text: str) -> str:
    """The kind of the refusal."""
    found = outcome(asked, text)
    assert isinstance(found, Rejected), found
    return found.kind


ANY = st.text(st.characters())
NEARLY = st.text(st.sampled_from("0123456789 ,;+&/-.and\t\u0661\uff11\u2460qsb?!\x1b[\x00\u202e{}%"), max_size=12)
SAID = [*NUMBER_WORDS, *GOES_ON, "today", "Take walk.", "1 and 3", "2026-02-31"]
TYPED = ANY | NEARLY | st.sampled_from(SAID)
STRANGE = ["", " ", "\ud800", "\udcff7", "9" * 5000, "1 " * A_NOVEL, "\x1b[2J", "{{why}} {0} %s", "ﷺ" * 40, "①", "七"]


@EACH
@given(text=TYPED)
def test_any_text_is_a_key_is_kept_or_is_refused_in_a_sentence(asked: Prompt, text: str) -> None:
    holds_for(asked, text)


@EACH
@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text[:8]))
def test_a_strange_text_is_kept_or_refused_in_a_sentence(asked: Prompt, text: str) -> None:
    holds_for(asked, text)


def holds_for(asked: Prompt, text: str) -> None:
    found = outcome(asked, text)
    if isinstance(found, Rejected):
        assert found.kind in SENTENCES
        assert "{" not in sentence(found)
    elif asked.form is Form.EXERCISE:
        assert found in {"full", "short"}
    else:
        kept = json.dumps(found, ensure_ascii=False)
        assert found == json.loads(kept)
        assert kept.encode()
        assert found is not None
        assert fits(asked, found)


@EACH
@pytest.mark.parametrize("key", ["?", "b", "s", "q", "!", "skip", "-", "back", "help", "stop"])
def test_a_key_is_no_answer_but_where_words_are_asked_for(asked: Prompt, key: str) -> None:
    assert control(key) is not None
    if asked not in (LINE, LINES, CHECKIN):
        assert refused(asked, key)


@EACH
def test_a_skip_fits_everywhere(asked: Prompt) -> None:
    assert fits(asked, None)


# a list


def test_options_are_numbered_from_one_and_the_last_is_zero() -> None:
    assert {n: one.id for n, one in numbered(PICK).items()} == {1: "walk", 2: "rest", 3: "sleep", 0: OWN}
    assert list(numbered(PICK)) == [1, 2, 3, 0]


def test_an_option_that_is_zero_is_last_wherever_it_stands() -> None:
    mixed = prompt(Form.PICK, options=(LISTED[3], LISTED[0]))
    assert [(n, one.id) for n, one in numbered(mixed).items()] == [(1, "walk"), (0, OWN)]


@pytest.mark.parametrize(
    "text", ["1", " 1\t", "one", "ONE", "\u0661", "\uff11", "Take walk.", "take walk", "TAKE WALK"]
)
def test_an_option_is_taken_by_its_number_or_its_words(text: str) -> None:
    assert parse(PICK, text, TODAY) == "walk"


SPOKEN = (option("yes", text="Yes."), option("no", text="No"), option("later", text="Not now"))
ASKED = prompt(Form.PICK, options=(*SPOKEN, option("breath", text="One breath out."), option("ten", text="10 minutes")))


@pytest.mark.parametrize(
    ("text", "kept"),
    [("y", "yes"), (" YE ", "yes"), ("no", "no"), ("not", "later"), ("Not now", "later"), ("one breath out", "breath")],
)
def test_the_beginning_of_an_options_words_is_taken_where_only_one_begins_so(text: str, kept: str) -> None:
    assert kept == parse(ASKED, text, TODAY)


def test_n_is_no_where_there_is_yes_and_no() -> None:
    assert parse(prompt(Form.PICK, options=SPOKEN[:2]), "n", TODAY) == "no"


@pytest.mark.parametrize("text", ["n", "o", "on", "yess", "yes no", "ow", "now", "breath", "10", "", "."])
def test_a_beginning_that_two_share_or_none_has_is_refused(text: str) -> None:
    assert refused(ASKED, text) == "not_an_option"


def test_a_number_word_is_a_number_before_it_is_a_beginning() -> None:
    assert [parse(ASKED, text, TODAY) for text in ("one", "1", "four", "one breath out")] == [
        *("yes", "yes", "breath", "breath"),
    ]


@pytest.mark.parametrize("text", ["2", "3", "take rest", "take sleep."])
def test_what_is_kept_under_another_name_is_kept_so(text: str) -> None:
    assert parse(PICK, text, TODAY) == "quiet"


@pytest.mark.parametrize("text", ["", "4", "-1", "1 2", "1.", "walk", "take", "take walk" * 40, "1" * A_NOVEL])
def test_what_is_not_on_the_list_is_refused_with_its_numbers(text: str) -> None:
    found = outcome(PICK, text)
    assert isinstance(found, Rejected)
    assert (found.kind, found.fields["numbers"]) == ("not_an_option", "0 to 3")


def test_a_list_of_one_tells_one_number() -> None:
    found = outcome(ONE, "2")
    assert isinstance(found, Rejected)
    assert found.fields["numbers"] == "1"


@given(
    st.sets(st.integers(1, 12), min_size=1, max_size=3),
    st.sampled_from([" ", ",", ", ", " and ", ";", "/", "+ ", "  "]),
)
def test_several_are_taken_however_they_are_parted(chosen: set[int], between: str) -> None:
    text = between.join(map(str, chosen))
    assert [f"o{number}" for number in chosen] == parse(PICKS, f" {text} ", TODAY)


def test_the_same_number_twice_counts_once() -> None:
    assert parse(PICKS, "3 1 3 3", TODAY) == ["o3", "o1"]
    assert parse(prompt(Form.PICKS, options=LISTED, most=2), "2 3 1", TODAY) == ["quiet", "walk"]


@pytest.mark.parametrize("text", ["", " , ", "1 2 3 4", "13", "1 x", "1 -2", "12 " + " " * 190 + "123", "o1"])
def test_several_that_cannot_be_taken_are_refused_all_together(text: str) -> None:
    found = outcome(PICKS, text)
    assert isinstance(found, Rejected)
    assert (found.kind, found.fields) == ("not_options", {"numbers": "0 to 12", "most": 3})


@pytest.mark.parametrize("text", ["0 1", "1 0", "12, 0 and 3", "0 1 2 3 4"])
def test_none_of_these_among_others_is_refused_and_says_that_it_stands_alone(text: str) -> None:
    found = outcome(PICKS, text)
    assert isinstance(found, Rejected)
    assert (found.kind, found.fields) == ("none_with_others", {"numbers": "0 to 12"})


@pytest.mark.parametrize("text", ["0", "0 0"])
def test_none_of_these_is_taken_alone(text: str) -> None:
    assert parse(PICKS, text, TODAY) == ["none"]


def test_own_words_may_stand_among_others() -> None:
    assert parse(prompt(Form.PICKS, options=LISTED, most=2), "0 1", TODAY) == [OWN, "walk"]


def test_where_one_may_be_chosen_one_is_asked_for() -> None:
    assert refused(AS_ONE, "1 2") == "not_an_option"
    assert parse(AS_ONE, "1", TODAY) == ["walk"]


def test_a_choice_is_never_cut_short() -> None:
    """Whatever is taken is all that was typed."""
    for spaces in range(190, 210):
        found = outcome(PICKS, f"1{' ' * spaces}12")
        assert found == ["o1", "o12"] or isinstance(found, Rejected)


# numbers, days, reading


@given(st.integers(0, 10))
def test_the_scale_takes_0_to_10(value: int) -> None:
    assert [value, value] == [parse(SCALE, str(value), TODAY), parse(SCALE, list(NUMBER_WORDS)[value], TODAY)]


@pytest.mark.parametrize("text", ["11", "-1", "3.5", "", "7/100", "11/10", "5 or 6"])
def test_what_is_not_on_the_scale_is_refused(text: str) -> None:
    assert refused(SCALE, text) == "not_on_scale"


@pytest.mark.parametrize("text", ["7/10", "7 out of 10", "seven out of ten"])
def test_the_scale_takes_a_number_that_says_it_is_of_ten(text: str) -> None:
    assert parse(SCALE, text, TODAY) == 7


@given(st.integers(-5, 400))
def test_a_number_is_taken_within_its_bounds(value: int) -> None:
    expected = value if 1 <= value <= 180 else "not_a_number"
    found = outcome(NUMBER, str(value))
    assert expected == (found.kind if isinstance(found, Rejected) else found)


def test_enter_takes_the_number_that_is_offered_and_is_refused_where_none_is() -> None:
    assert parse(NUMBER, "  ", TODAY) == 10
    assert refused(BARE_NUMBER, "") == "not_a_number"


@pytest.mark.parametrize(("text", "kept"), [("today", "2026-02-15"), ("Tomorrow", "2026-02-16"), ("2026-03-01",) * 2])
def test_a_day_is_kept_as_a_date(text: str, kept: str) -> None:
    assert kept == parse(DATE, text, TODAY)


@pytest.mark.parametrize("text", ["", "2026-02-31", "1.3.2026", "monday", "0001-01-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert refused(DATE, text) == "not_a_date"


@pytest.mark.parametrize("text", ["", " ", *GOES_ON, "YES", " ok "])
def test_a_text_is_read_on_with_enter_or_a_word_for_it(text: str) -> None:
    assert parse(SHOW, text, TODAY) is True


@pytest.mark.parametrize("text", ["7", "what", "no"])
def test_anything_else_at_a_text_says_that_enter_goes_on(text: str) -> None:
    assert refused(SHOW, text) == "enter_goes_on"


@pytest.mark.parametrize(("text", "version"), [("", "full"), ("ok", "full"), ("1", "full"), ("2", "short")])
def test_enter_takes_the_version_that_is_offered(text: str, version: str) -> None:
    assert version == parse(EXERCISE, text, TODAY)


def test_another_version_is_refused() -> None:
    assert refused(EXERCISE, "3") == "not_an_option"


# words


@pytest.mark.parametrize("asked", [LINE, LINES], ids=["line", "lines"])
@given(text=ANY)
@example(text="{{why}} [b]x[/b] \x1b[31m %s {0} \\n")
@example(text="\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \U0001f642")
def test_words_are_kept_as_they_are_but_for_the_space_around_them(asked: Prompt, text: str) -> None:
    found = outcome(asked, text)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        assert isinstance(found, Rejected)
        assert found.kind == "words_unreadable"
    else:
        assert text.replace("\0", "").strip() == found


@pytest.mark.parametrize(("asked", "longest"), [(LINE, LONGEST_LINE), (LINES, LONGEST)], ids=["line", "lines"])
def test_words_as_long_as_they_may_be_are_kept_and_longer_ones_are_refused(asked: Prompt, longest: int) -> None:
    assert "x" * longest == parse(asked, f" {'x' * longest} ", TODAY)
    found = outcome(asked, "x" * (longest + 1))
    assert isinstance(found, Rejected)
    assert (found.kind, found.fields) == ("words_too_long", {"limit": longest})


@pytest.mark.parametrize(("asked", "longest"), [(LINE, LONGEST_LINE), (LINES, LONGEST)], ids=["line", "lines"])
def test_a_pasted_novel_is_refused_with_what_is_taken(asked: Prompt, longest: int) -> None:
    found = outcome(asked, "word " * A_NOVEL)
    assert isinstance(found, Rejected)
    assert (found.kind, found.fields) == ("words_too_long", {"limit": longest})


# what is kept, and whether it still fits

EXERCISED: dict[str, str | int] = {"version": "full", "seconds": 6, "ended": "done"}
WORDS: list[Value] = ["", "walk", "quiet", "gone", "2026-02-15", "2026-02-31", "20260215"]
VALUES: list[Value] = [True, False, 0, 1, 5, 10, 11, 200, EXERCISED, *WORDS, ["o1"], ["o1", "gone"], ["o1", "o2"]]
FITTING: list[tuple[Prompt, list[Value]]] = [
    (SHOW, [True]),
    (CHECKIN, [True]),
    (PICK, ["walk", "quiet"]),
    (PICKS, [["o1"], ["o1", "o2"]]),
    (SCALE, [0, 1, 5, 10]),
    (NUMBER, [1, 5, 10, 11]),
    (DATE, ["2026-02-15"]),
    (LINE, WORDS),
    (LINES, WORDS),
    (EXERCISE, [EXERCISED]),
]


@pytest.mark.parametrize(("asked", "fitting"), FITTING, ids=[asked.form.value for asked, _ in FITTING])
def test_only_what_the_prompt_takes_fits(asked: Prompt, fitting: list[Value]) -> None:
    assert fitting == [value for value in VALUES if fits(asked, value)]

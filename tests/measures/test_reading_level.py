"""How hard a text is to read: the formula by hand, and what counts as a word, a syllable and a sentence."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.reading_level import Level, level, sentences_of, syllables

EASY = "Your pain is real. You can stop at any time."
TEXTS = st.lists(st.text(alphabet="aeioubdst y.?!:;,-'\n0123456789", max_size=40), max_size=5)


# the formula


def test_an_easy_text_comes_out_as_it_does_by_hand() -> None:
    # 10 words in 2 sentences, 11 syllables: 0.39 x 5 + 11.8 x 1.1 - 15.59
    assert level([EASY]) == Level(words=10, sentences=2, syllables=11, longest=6)
    assert level([EASY]).grade == Fraction("-0.66")
    assert level([EASY]).words_a_sentence == 5


@pytest.mark.parametrize(
    ("words", "sentences", "syllables_", "grade"),
    [
        (100, 10, 150, "6.01"),
        (100, 5, 120, "6.37"),
        (1, 1, 1, "-3.4"),
        (25, 1, 25, "5.96"),
        (6, 1, 13, Fraction(118, 10) * Fraction(13, 6) - Fraction("13.25")),
    ],
)
def test_the_grade_is_exact(words: int, sentences: int, syllables_: int, grade: str | Fraction) -> None:
    assert Level(words, sentences, syllables_, words).grade == Fraction(grade)


@pytest.mark.parametrize("texts", [[], [""], ["...", " ! \n ?"]], ids=str)
def test_a_text_without_a_word_has_grade_nought(texts: list[str]) -> None:
    assert level(texts) == Level(0, 0, 0, 0)
    assert level(texts).grade == level(texts).words_a_sentence == 0


def test_a_hard_text_is_told_from_an_easy_one() -> None:
    hard = "Interdisciplinary rehabilitation necessitates comprehensive multidimensional psychological evaluation."
    assert level([EASY]).grade < 3 < 20 < level([hard]).grade


# syllables


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("pain", 1), ("body", 2), ("away", 2), ("Relaxation", 4), ("rhythm", 1), ("queue", 1)),
        *(("time", 1), ("like", 1), ("times", 1), ("hoped", 1), ("breathe", 1), ("HOPE", 1)),
        *(("the", 1), ("be", 1), ("ed", 1), ("hmm", 1)),
        *(("see", 1), ("eyes", 1), ("tree", 1), ("agreed", 2)),
        *(("don't", 1), ("don\N{RIGHT SINGLE QUOTATION MARK}t", 1), ("well-known", 2)),
    ],
)
def test_syllables_are_vowel_groups_after_a_silent_ending(word: str, expected: int) -> None:
    assert syllables(word) == expected


@pytest.mark.parametrize("number", ["0", "27", "1,700", "2.5", "2331"])
def test_a_number_is_one_word_of_one_syllable(number: str) -> None:
    assert level([f"It was {number} then."]) == Level(4, 1, 4, 4)


@given(st.from_regex(r"[A-Za-z]{1,20}", fullmatch=True))
def test_every_word_has_a_syllable_and_none_more_than_its_letters(word: str) -> None:
    assert 1 <= syllables(word) <= len(word)
    assert syllables(word) == syllables(word.upper())


# sentences


@pytest.mark.parametrize("end", [". ", "? ", "! ", ": ", "; ", ".\n", "\n", "... ", "?! ", ".) ", '." ', ".' "])
def test_a_sentence_ends(end: str) -> None:
    assert sentences_of(f"You rest{end}You go on") == [["You", "rest"], ["You", "go", "on"]]


@pytest.mark.parametrize("between", [", ", " - ", " (", " / ", " and "])
def test_a_sentence_goes_on(between: str) -> None:
    assert len(sentences_of(f"You rest{between}you go on.")) == 1


@pytest.mark.parametrize("text", ["It took 2.5 hours.", "At 10:30 you rest.", "See cbtpain.example for more.", "1.5"])
def test_a_point_inside_a_word_or_a_number_ends_nothing(text: str) -> None:
    assert len(sentences_of(text)) == 1


def test_a_word_may_have_a_hyphen_or_an_apostrophe() -> None:
    assert sentences_of("Don't rush - a well-known trap.") == [["Don't", "rush", "a", "well-known", "trap"]]


def test_each_text_begins_a_sentence_of_its_own() -> None:
    assert level(["Yes", "No", "Not sure"]) == Level(words=4, sentences=3, syllables=4, longest=2)


@given(TEXTS)
def test_texts_together_are_the_sum_of_each(texts: list[str]) -> None:
    each = [level([text]) for text in texts]
    assert level(texts) == Level(
        words=sum(one.words for one in each),
        sentences=sum(one.sentences for one in each),
        syllables=sum(one.syllables for one in each),
        longest=max((one.longest for one in each), default=0),
    )


@given(TEXTS)
def test_no_sentence_is_longer_than_the_longest_nor_all_of_them_shorter_than_the_mean(texts: list[str]) -> None:
    found = level(texts)
    assert found.sentences <= found.words <= found.syllables
    assert found.words_a_sentence <= found.longest

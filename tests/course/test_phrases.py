"""Words about ending one's own life bring the crisis lines; words that sound like them do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.phrases import worries

MATCH = [
    *("kill myself", "end my life", "end it all", "suicidal", "want to die", "wish I was dead", "better off dead"),
    *("no reason to live", "take all my pills", "can't go on", "can't go on like this", "can't go on living"),
]
IN_OTHER_WORDS = [
    *(
        "I think about killing myself.",
        "I could kill my self",
        "ending my life",
        "I will end my own life",
        "ending it all",
    ),
    *("I WANT TO DIE", "I wanted to die", "I wish to be dead", "wish I were dead", "I wish that I was dead"),
    *("I feel suicidal at night", "They are better off dead, I mean: I am", "I see no reason to go on living"),
    *(
        "take all my tablets",
        "I might take all my meds",
        "I cannot go on.",
        "I cant go on",
        "I can't go on ...",
        "cannot go on!",
    ),
    *("I can\N{RIGHT SINGLE QUOTATION MARK}t go on", "It hurts.\nI can't go on\nSome more.", "want\nI want to die\n"),
]
NO_MATCH = [
    *("my back is killing me", "this pain is killing me", "I could kill for a nap", "dead tired", "my phone died"),
    *("dying for a coffee", "can't go on holiday", "deadline"),
    *(
        "",
        "I want to dine",
        "end my lifetime job",
        "the end",
        "I can't go on the bus like that",
    ),
    *("I want to go on living", "he wants to diet", "take all my plates", "it ended my wife's patience"),
]


@pytest.mark.parametrize("text", [*MATCH, *IN_OTHER_WORDS])
def test_words_about_ending_ones_life_are_heard(text: str) -> None:
    assert worries(text)


@pytest.mark.parametrize("text", NO_MATCH)
def test_words_that_sound_like_them_are_left_alone(text: str) -> None:
    assert not worries(text)


@given(st.sampled_from(MATCH[:9]), st.text(), st.text(), st.booleans())
def test_they_are_heard_in_whatever_is_written_round_them(phrase: str, before: str, after: str, loud: bool) -> None:
    assert worries(f"{before} {phrase.upper() if loud else phrase} {after}")


@given(st.sampled_from(MATCH), st.sampled_from(NO_MATCH))
def test_they_are_heard_on_a_line_of_their_own(phrase: str, other: str) -> None:
    assert worries(f"{other}\n{phrase}\n{other}")


@given(st.text(st.characters(codec="utf-8")) | st.text("can't go on\n.", max_size=40), st.sampled_from(MATCH))
def test_the_sign_for_a_left_out_letter_makes_no_difference(text: str, phrase: str) -> None:
    curly = "\N{RIGHT SINGLE QUOTATION MARK}"
    for words in (text, f"{text} {phrase}"):
        assert worries(words) == worries(words.replace("'", curly))


@given(st.text("0123456789 .,:;-", max_size=60))
def test_numbers_are_never_heard_as_words(text: str) -> None:
    assert not worries(text)

"""Every word the course does without is caught where it is said, and left alone in somebody else's mouth."""

import pytest

from cbtpain.lint.forbidden import Forbidden

FORBIDDEN = Forbidden()
CAUGHT: dict[str, list[str]] = {
    "belittles": ["It is just a breath.", "Simply breathe.", "Only one."],
    "blames": ["You failed.", "It fails.", "A failure.", "Non-compliant.", "A noncompliant one.", "Lazy days."],
    "promises": ["It cures pain.", "A cure.", "You are cured.", "A pain-free day."],
    "orders": ["You must rest.", "You should rest."],
    "disbelieves": [
        *("It is all in your head.", "A false alarm.", "Your brain chooses pain.", "But you look fine."),
        *("A misinterpretation.", "You misinterpret it."),
    ],
    "frightens": ["It is bone on bone.", "Wear and tear.", "A crumbling spine."],
    "is unsafe": ["Hurt does not equal harm.", "Hurt does not mean harm.", "Push through it."],
    "is contested": ["Close the gate.", "The pain gate.", "A pain signal.", "Pain signals.", "A pain pathway."],
    "the evidence is mixed": ["Go by time, not pain.", "Time not pain decides."],
    "person first": [
        *("A pain patient.", "Pain patients.", "A sufferer.", "Sufferers know.", "Drugs help.", "A drug."),
        *("Narcotics.", "A narcotic.", "A painkiller.", "Pain killers."),
    ],
    "misreads the trial": ["It reduced pain by a third.", "It cut pain by 27.", "A change most people can feel."],
    "nobody acts on a score": ["Severe depression.", "Moderate anxiety.", "A moderate mood."],
    "no marks for coming back": ["A streak of three.", "Two streaks.", "Well done.", "Congratulations.", "Good job."],
    "claims a cause": ["Because of the course.", "Because of this program.", "Thanks to this course."],
    "gives a dose": ["Take 500 mg.", "Take 5mg.", "10 milligrams.", "2 tablets.", "1 pill."],
    "no exclamation marks": ["Good!", "Stop! Now."],
}
LEFT = {
    "belittles": ["An adjustment.", "A justice of the peace.", "A simple breath.", "The sole one."],
    "blames": ["It did not happen.", "Safe and sound."],
    "promises": ["A secure seat.", "Free of pain for an hour.", "An obscure word."],
    "orders": ["Mustard.", "Shoulders drop.", "You can rest."],
    "disbelieves": ["Your head is heavy.", "An alarm set for ten.", "You look out of the window."],
    "frightens": ["A bone.", "Wear warm things."],
    "is unsafe": ["Hurt is not always harm.", "Push the door open."],
    "is contested": ["Turn the dial.", "The garden gate is closed."],
    "the evidence is mixed": ["A set time.", "It takes time. Pain is not a clock."],
    "person first": ["A person with pain.", "Medicines.", "Be patient with yourself.", "Drugstore."],
    "misreads the trial": ["27 in 100 people got there.", "Some feel a change."],
    "nobody acts on a score": ["A severe storm.", "Your mood is low."],
    "no marks for coming back": ["You did three.", "It was done well.", "A good thing."],
    "claims a cause": ["Since you began the course.", "Because of the rain."],
    "gives a dose": ["As your doctor told you.", "10 minutes.", "Two meters, 10 mgx."],
    "no exclamation marks": ["Good.", "(!)"],
}


def found(text: str) -> list[tuple[str, str]]:
    """What is found, and why it is not to stand there."""
    return [(match, word.why) for match, word in FORBIDDEN.found_in(text)]


def whys(text: str) -> list[str]:
    return [why for _, why in found(text)]


def test_every_word_of_the_list_has_an_example_it_catches_and_one_it_leaves() -> None:
    listed = [word.why for word in FORBIDDEN.words]
    assert list(CAUGHT) == list(LEFT) == listed
    assert len(set(listed)) == len(listed)


def test_every_word_of_the_list_says_what_is_said_instead() -> None:
    assert [word.pattern for word in FORBIDDEN.words if not word.instead or not word.pattern] == []


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in CAUGHT.items() for text in texts])
def test_it_is_caught_in_any_case_and_left_alone_in_quotes(why: str, text: str) -> None:
    assert whys(text) == whys(text.upper()) == whys(text.lower()) == whys(f"He said: {text}") == [why]
    assert found(f'He said "{text}" and went.') == []


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in LEFT.items() for text in texts])
def test_words_that_are_near_it_are_left_alone(why: str, text: str) -> None:
    assert found(text) == []


def test_what_is_found_is_the_word_as_it_stands() -> None:
    assert found("It is JUST one. You Should rest.") == [("JUST", "belittles"), ("Should", "orders")]


def test_a_quote_that_is_never_closed_hides_nothing() -> None:
    assert whys('One " and you must rest.') == ["orders"]
    assert whys('One "\nyou must rest "') == ["orders"]


def test_what_stands_between_two_quotes_is_not_hidden() -> None:
    assert whys('"One" you must "rest".') == ["orders"]

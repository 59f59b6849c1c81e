"""Where the person is among the questions, and what they gave."""

from collections.abc import Sequence
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.play.questions import Answer, Questions, resume
from cbtpain.records import ITEMS

ANSWER = st.none() | st.integers(0, 10)
MOVES = st.lists(st.tuples(st.sampled_from(["accept", "keep", "back"]), ANSWER), max_size=30)


def test_the_first_question_is_pain_and_nothing_was_given() -> None:
    new = Questions()
    assert (new.item, new.is_first, new.given_here, new.done, new.says_something) == ("pain", True, False, False, False)


def test_an_answer_opens_the_next_question_until_all_are_done() -> None:
    first, second, third = (resume((7, 7, 6)[:count]) for count in range(3))
    assert list(ITEMS) == [first.item, second.item, third.item]
    assert third.accept(6).done
    assert third.accept(6).values == (7, 7, 6)


def test_what_was_not_put_yet_is_none() -> None:
    assert Questions().accept(7).values == (7, None, None)


def test_going_back_opens_the_answer_given_there() -> None:
    back = Questions().accept(7).accept(6).back()
    assert (back.item, back.given_here, back.answers[back.at]) == ("enjoyment", True, 6)


def test_going_back_at_the_first_question_stays_there() -> None:
    assert Questions() == Questions().back()


def test_a_changed_answer_leaves_the_others_as_they_were() -> None:
    changed = Questions().accept(7).accept(6).back().back().accept(2)
    assert (changed.answers, changed.at) == ((2, 6), 1)


def test_keeping_an_answer_changes_nothing_but_the_place() -> None:
    given_two = Questions().accept(7).accept(6)
    assert given_two == given_two.back().keep()


def test_a_skip_goes_on_without_an_answer() -> None:
    skipped = Questions().accept(7).skip()
    assert (skipped.answers, skipped.item, skipped.is_first) == ((7, None), "activity", False)


def test_a_skip_alone_says_nothing_and_a_zero_does() -> None:
    assert not Questions().accept(None).says_something
    assert Questions().accept(0).says_something


def test_a_state_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Questions().at = 1  # type: ignore[misc]


@given(st.lists(ANSWER, max_size=3))
def test_going_on_is_the_same_as_having_answered(answers: Sequence[Answer]) -> None:
    folded = Questions()
    for answer in answers:
        folded = folded.accept(answer)
    assert folded == resume(tuple(answers))


@given(MOVES)
def test_no_walk_loses_an_answer_or_leaves_the_questions(moves: Sequence[tuple[str, Answer]]) -> None:
    questions, expected = Questions(), dict[int, Answer]()
    for move, answer in moves:
        if move == "back":
            questions = questions.back()
        elif questions.done:
            continue
        elif move == "accept":
            expected[questions.at] = answer
            questions = questions.skip() if answer is None else questions.accept(answer)
        elif questions.given_here:
            questions = questions.keep()
        assert tuple(expected.values()) == questions.answers
        assert tuple(expected.get(at) for at in range(len(ITEMS))) == questions.values
        assert 0 <= questions.at <= len(questions.answers)
        assert (questions.at == 0) == questions.is_first

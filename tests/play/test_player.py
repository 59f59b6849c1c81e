"""Where a person is in a session: every walk through any session, forward, back, broken off and gone on with."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import FrozenInstanceError, replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.prompt import Form
from cbtpain.course.session import Session
from cbtpain.play.answer import Answer, Answers, Value
from cbtpain.play.player import AGAIN, Play, resume
from cbtpain.words import play as words
from tests.play.small import (
    CLOSE,
    PLAN,
    SHIPPED_IDS,
    SHORT,
    WORLDS,
    Told,
    as_kept,
    begin,
    choose,
    ids,
    line,
    reading,
    scale,
    session_of,
    sessions,
    shipped,
    started,
    taking,
    value_for,
)

EACH = settings(max_examples=40)
BEGUN = st.builds(begin, sessions, WORLDS, short=SHORT)
DRAWN = st.lists(st.integers(0, 30), min_size=1, max_size=12)
"""A person's way of answering, as numbers that know nothing of the prompts; used round and round."""
MOVES = st.lists(st.tuples(st.sampled_from(["answer", "skip", "back", "enter"]), st.integers(0, 30)), max_size=30)
SKIPS = 5
Choice = Callable[[Play], Value]


def round_of(play: Play) -> int:
    """2 where a skipped question has come back."""
    return play.places[play.at].round


def person(drawn: list[int], *, looks: bool = True) -> Choice:
    """Answers by the numbers, and skips one prompt in five."""

    def answer(play: Play) -> Value:
        if play.prompt.id == AGAIN:
            return "look" if looks else "leave"
        number = drawn[play.at % len(drawn)]
        return None if number % SKIPS == 0 else value_for(play.prompt, number)

    return answer


def skipping_twice(drawn: list[int]) -> Choice:
    """Looks at what was skipped, and leaves all of it out once more."""
    answer = person(drawn)
    return lambda play: None if round_of(play) == 2 else answer(play)


def walked(play: Play, choice: Choice) -> Iterator[Play]:
    """Every place of a walk, the end as well; a walk that does not end fails."""
    for _ in range(2 * len(play.session.prompts) + 2):
        yield play
        if play.done:
            return
        play = play.accept(choice(play))
    pytest.fail("the walk does not end")


def here(play: Play) -> tuple[str, int]:
    return play.prompt.id, round_of(play)


def way(play: Play, choice: Choice) -> list[tuple[str, int]]:
    """The prompts of a walk, each with its round."""
    return [here(place) for place in walked(play, choice) if not place.done]


def settled(play: Play) -> Play:
    """The place alone, without how it was come by."""
    return replace(play, changed="")


def from_the_diary(answers: Answers) -> dict[str, Answer]:
    return {id_: Answer(as_kept(answer.value), answer.round) for id_, answer in answers.items()}


def gone_on_with(play: Play) -> Play:
    """The same session, opened again with what was kept so far."""
    return resume(play.session, play.world, from_the_diary(play.answers), short=play.short)


def moved(play: Play, move: str, number: int) -> Play:
    match move:
        case "answer":
            return play.accept(value_for(play.prompt, number))
        case "back":
            return play.back()
        case "enter" if play.given_here:
            return play.keep()
    return play.skip()


def wandered(play: Play, moves: Iterable[tuple[str, int]]) -> Iterator[Play]:
    """Every place of somebody who goes forward and back, up to the end."""
    yield play
    for move, number in moves:
        if play.done:
            return
        play = moved(play, move, number)
        yield play


ANYWHERE = st.builds(lambda play, moves: list(wandered(play, moves)), BEGUN, MOVES)


@EACH
@given(BEGUN, DRAWN)
def test_every_walk_ends_and_no_prompt_is_put_twice_in_a_round(play: Play, drawn: list[int]) -> None:
    seen = way(play, person(drawn))
    assert seen[-1] == ("close", 1)
    assert len(set(seen)) == len(seen)


@EACH
@given(BEGUN, DRAWN)
def test_going_on_later_lands_where_the_walk_was_at_every_single_step(play: Play, drawn: list[int]) -> None:
    for place in walked(play, person(drawn)):
        assert settled(place) == gone_on_with(place)


@EACH
@given(ANYWHERE)
def test_a_person_who_went_back_goes_on_later_at_the_first_prompt_without_an_answer(places: list[Play]) -> None:
    for play in places:
        later = gone_on_with(play)
        assert (play.places, play.live) == (later.places, later.live)
        assert play.at <= later.at
        assert all(replace(later, at=at).given_here for at in range(later.at))
        assert later.done or not later.given_here


@EACH
@given(ANYWHERE)
def test_back_and_then_enter_leads_to_the_same_place(places: list[Play]) -> None:
    for play in places:
        if play.at > 0:
            back = play.back()
            assert back.given_here
            assert play.places[play.at - 1] == back.places[back.at]
            assert settled(play) == back.keep()


@EACH
@given(ANYWHERE)
def test_back_leads_to_the_first_prompt_and_stays_there(places: list[Play]) -> None:
    for play in places:
        first = play
        for _ in range(play.at):
            first = first.back()
        assert first.is_first
        assert settled(first) == first.back()


@EACH
@given(ANYWHERE)
def test_skip_leads_on_from_everywhere(places: list[Play]) -> None:
    for play in places:
        on = play if play.done else play.skip()
        assert on.done or here(on) != here(play)


@EACH
@given(BEGUN)
def test_a_person_who_skips_everything_reaches_the_end(play: Play) -> None:
    seen = way(play, lambda place: None)
    assert {1} == {round_ for _, round_ in seen}
    assert seen[-1] == ("close", 1)


@EACH
@given(ANYWHERE)
def test_an_answer_that_another_answer_has_hidden_changes_nothing(places: list[Play]) -> None:
    for play in places:
        counted = {id_: play.answers[id_] for id_ in play.live}
        without = resume(play.session, play.world, counted, short=play.short)
        assert (play.places, play.live) == (without.places, without.live)


@EACH
@given(ANYWHERE)
def test_what_counts_is_always_something_that_is_offered(places: list[Play]) -> None:
    for play in places:
        for prompt in (place.prompt for place in play.places if place.prompt.form is Form.PICK):
            assert play.live.get(prompt.id) in {None, *(option.kept for option in prompt.options)}


@EACH
@given(ANYWHERE, st.integers(0, 30))
def test_an_answer_is_added_and_no_other_is_touched(places: list[Play], number: int) -> None:
    for play in (place for place in places if not place.done):
        value = value_for(play.prompt, number)
        then = play.accept(value)
        assert {**play.answers, play.prompt.id: Answer(value, round_of(play))} == then.answers
        assert play.prompt.id == then.changed
        assert then.changed in ids(then)


@EACH
@given(BEGUN, DRAWN)
def test_on_the_short_path_only_the_core_is_shown(play: Play, drawn: list[int]) -> None:
    core = {prompt.id for prompt in play.session.prompts if prompt.core}
    shorter = begin(play.session, play.world, short=True)
    assert {id_ for id_, _ in way(shorter, person(drawn))} <= core | {AGAIN}


@EACH
@given(ANYWHERE)
def test_a_change_to_the_short_path_loses_no_answer(places: list[Play]) -> None:
    for play in places:
        shorter = resume(play.session, play.world, play.answers, short=True)
        lost = [id_ for id_, value in play.live.items() if id_ != AGAIN and shorter.live.get(id_) != value]
        assert lost == []


@EACH
@given(BEGUN, DRAWN)
def test_skipped_questions_come_back_exactly_once_and_in_order_where_the_person_wants_to_look(
    play: Play, drawn: list[int]
) -> None:
    places = [place for place in walked(play, skipping_twice(drawn)) if not place.done]
    skipped = [place.prompt.id for place in places if place.prompt.asks and skipping_twice(drawn)(place) is None]
    again = [place.prompt.id for place in places if round_of(place) == 2]
    assert skipped == [*again, *again]
    assert bool(again) == (AGAIN in [place.prompt.id for place in places])


@EACH
@given(BEGUN, DRAWN)
def test_skipped_questions_stay_away_where_the_person_leaves_them_out(play: Play, drawn: list[int]) -> None:
    assert {1} == {round_ for _, round_ in way(play, person(drawn, looks=False))}


SHIPPED = pytest.mark.parametrize("id_", SHIPPED_IDS)
DIARIES = (
    Told(),
    Told({"practice_share": 0, "practice_times": 0, "plan_made": "yes", "felt_worse": "yes", "days_away": 40}),
    Told({"practice_share": 61, "plan_made": "yes", "checkin_due": "yes", "no_movement": "yes"}),
)


def opened(id_: str, *, short: bool, diary: int) -> Play:
    return begin(shipped(id_), DIARIES[diary].world, short=short)


@SHIPPED
@pytest.mark.parametrize("short", [False, True], ids=["full", "short"])
def test_every_step_of_a_shipped_session_can_be_gone_on_with_back_from_and_skipped(id_: str, short: bool) -> None:
    for seed in range(len(DIARIES)):
        drawn = Random(seed).choices(range(31), k=50)
        for play in walked(opened(id_, short=short, diary=seed), person(drawn)):
            on = play if play.done else play.skip()
            assert settled(play) == gone_on_with(play)
            assert settled(play) == (settled(play) if play.is_first else play.back().keep())
            assert on.done or here(on) != here(play)


@SHIPPED
def test_a_shipped_session_can_be_wandered_through_forward_and_back(id_: str) -> None:
    random = Random(id_)
    moves = random.choices(["answer", "answer", "answer", "back", "skip", "enter"], k=150)
    play = opened(id_, short=False, diary=1)
    places = list(wandered(play, [(move, random.randrange(31)) for move in moves]))
    for place in places[::5]:
        later = gone_on_with(place)
        assert (place.places, place.live) == (later.places, later.live)
        assert place.at <= later.at


WHY = choose("why", {"id": "sleep", "text": "to sleep"}, {"id": "work", "text": "to work"}, own_words="true")


def test_a_session_begins_at_its_first_prompt_with_nothing_given() -> None:
    play = started(reading("hello"), WHY, CLOSE)
    assert (play.prompt.id, play.is_first, play.given_here, play.done, play.live) == ("hello", True, False, False, {})


def test_a_place_is_frozen() -> None:
    play = started(reading("hello"), CLOSE)
    with pytest.raises(FrozenInstanceError):
        play.at = 1  # type: ignore[misc]


def test_an_answer_opens_the_line_for_own_words() -> None:
    play = taking(started(WHY, CLOSE), "own")
    assert (play.prompt.id, play.prompt.form) == ("why.own", Form.LINE)
    assert taking(started(WHY, CLOSE), "work").prompt.id == "close"


def test_what_was_given_is_there_when_one_goes_back_to_it() -> None:
    play = taking(started(WHY, CLOSE), "work").back()
    assert (play.given_here, play.given) == (True, "work")


def test_a_changed_answer_hides_what_hung_on_it_and_keeps_it() -> None:
    play = taking(started(scale("mood"), choose("low", "stop", when={"step": "mood", "under": "3"}), CLOSE), 1, "stop")
    changed = play.back().back().accept(8)
    assert (changed.prompt.id, changed.live) == ("close", {"mood": 8})
    assert changed.answers["low"].value == "stop"
    assert changed.back().accept(2).live == {"mood": 2, "low": "stop"}


def test_an_option_that_a_changed_answer_took_away_is_asked_for_again() -> None:
    play = taking(started({"id": "barrier", "kind": "barrier"}, CLOSE), "tired", "two")
    changed = play.back().back().accept("forgot")
    assert (changed.prompt.id, changed.given_here) == ("barrier.then", False)
    assert [option.id for option in changed.prompt.options] == ["note"]
    assert changed.live == {"barrier.what": "forgot"}
    assert settled(changed) == gone_on_with(changed)


def test_a_changed_answer_leads_on_to_what_follows_so_that_it_can_be_looked_at() -> None:
    play = taking(started(scale("one"), scale("two"), scale("three"), CLOSE), 1, 2, 3)
    assert here_and_given(play.back().back().back().accept(9)) == ("two", True)


def here_and_given(play: Play) -> tuple[str, bool]:
    return play.prompt.id, play.given_here


def test_a_question_that_a_changed_answer_opens_comes_next_and_then_the_first_that_is_open() -> None:
    low = choose("low", "stop", "go-on", when={"step": "mood", "under": "3"})
    play = taking(started(scale("mood"), low, scale("two"), scale("three"), CLOSE), 8, 2)
    changed = play.back().back().accept(1)
    assert here_and_given(changed) == ("low", False)
    assert here_and_given(changed.accept("go-on")) == ("three", False)


def asked_again(play: Play) -> str:
    """The question whether to look at what was skipped."""
    assert play.prompt.id == AGAIN
    return play.prompt.text


def test_one_skipped_question_and_several_are_told_apart() -> None:
    play = started(WHY, scale("mood"), CLOSE)
    assert asked_again(taking(play, None, 5)) == words.SKIPPED_ONE
    assert words.SKIPPED_SOME.format(count=2) == asked_again(taking(play, None, None))


def test_a_text_that_was_skipped_does_not_come_back() -> None:
    due = Told({"checkin_due": "yes"}).world
    play = taking(started(reading("hello"), {"id": "checkin", "kind": "checkin"}, CLOSE, world=due), None, None)
    assert play.prompt.id == "close"


def test_a_line_left_empty_is_an_answer_and_does_not_come_back() -> None:
    assert taking(started(line("more"), CLOSE), "").prompt.id == "close"


def test_own_words_chosen_when_a_skipped_question_comes_back_are_asked_for_before_the_end() -> None:
    play = taking(started(WHY, scale("mood"), reading("echo"), CLOSE), None, None, True, "look", "own")
    assert here(play) == ("why.own", 1)
    assert here(taking(play, "to sing")) == ("mood", 2)
    assert taking(play, "to sing", 4).prompt.id == "close"


def test_an_answer_changed_while_skipped_questions_come_back_may_open_another_way() -> None:
    other = scale("other", when={"step": "why", "equals": "work"})
    play = taking(started(WHY, other, scale("mood"), CLOSE), None, None, "look", "sleep")
    changed = play.back().accept("work")
    assert here(changed) == ("other", 1)
    assert here(changed.accept(3)) == ("mood", 2)


def test_an_answer_given_on_the_second_look_counts_like_any_other() -> None:
    play = taking(started(WHY, CLOSE), None, "look", "work")
    assert (play.prompt.id, play.live["why"]) == ("close", "work")


def test_whether_to_look_can_be_skipped_which_leaves_the_questions_out() -> None:
    assert taking(started(WHY, CLOSE), None, None).prompt.id == "close"


def edited(play: Play, *steps: dict[str, object]) -> Play:
    """Gone on with after the author has changed the session."""
    return resume(session_of(*steps), play.world, from_the_diary(play.answers))


def test_an_option_that_is_gone_from_the_text_is_asked_for_again() -> None:
    play = edited(taking(started(WHY, scale("mood"), CLOSE), "work", 4), choose("why", "sleep"), scale("mood"), CLOSE)
    assert (play.prompt.id, play.live) == ("why", {"mood": 4})
    assert play.accept("sleep").prompt.id == "close"


def test_an_answer_whose_question_is_gone_is_left_alone() -> None:
    play = edited(taking(started(WHY, scale("mood"), CLOSE), "work", 4), scale("mood"), CLOSE)
    assert (play.prompt.id, play.live) == ("close", {"mood": 4})
    assert play.answers["why"].value == "work"


def test_a_question_that_is_new_is_asked_first() -> None:
    play = edited(taking(started(WHY, CLOSE), "work"), reading("new"), WHY, CLOSE)
    assert here_and_given(play) == ("new", False)
    assert play.accept(True).prompt.id == "close"


KINDS_OF_QUESTION: list[tuple[dict[str, object], Value]] = [
    (choose("x", "a", "b"), "a"),
    (choose("x", "a", "b", kind="choose-many"), ["a", "b"]),
    (scale("x"), 7),
    (line("x"), "words"),
    (reading("x"), True),
]


@pytest.mark.parametrize(("before", "after"), list(permutations(KINDS_OF_QUESTION, 2)))
def test_a_question_that_has_become_another_kind_is_asked_for_again(
    before: tuple[dict[str, object], Value], after: tuple[dict[str, object], Value]
) -> None:
    play = edited(taking(started(before[0], CLOSE), before[1]), after[0], CLOSE)
    # A choice may stand for a line: it is text.
    goes_on = (before[0]["kind"], after[0]["kind"]) == ("choose", "short-text")
    assert ("close" if goes_on else "x") == play.prompt.id


def test_a_plan_made_smaller_asks_how_many_days_it_is_then() -> None:
    play = taking(started({"id": "plan", "kind": "plan"}, CLOSE), "walk", 5, 4, "smaller")
    assert play.prompt.id == "plan.fewer"
    assert [f"plan.{field['id']}" for field in PLAN["fields"]] == ids(play)[:-1]


def test_a_session_knows_nothing_of_another() -> None:
    one, other = started(WHY, CLOSE), started(WHY, CLOSE)
    assert one == other
    assert isinstance(one.session, Session)
    assert other.live == {} != one.accept("work").live

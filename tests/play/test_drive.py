"""The loop that asks, walked along every path of a person with a few keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.errors import CbtpainError, Rejected, Stopped, StoreFault
from cbtpain.play.control import Control, control
from cbtpain.play.drive import WentBack, drive
from cbtpain.play.questions import Answer, Questions, resume
from cbtpain.play.rating import rating

Event = tuple[str, object]
KEYS = ("4", "ten", "s", "b", "q", "?", "!", "f", "x", "")
END = Stopped(end_of_input=True)
CTRL_C = Stopped(exit_code=130)


@dataclass
class Scripted:
    """A screen that types what it was told and then ends, and writes down what happens to it."""

    typed: Iterator[str]
    ending: Stopped = END
    log: list[Event] = field(default_factory=list)

    def ask(self, questions: Questions) -> str:
        self.log.append(("ask", (questions.at, questions.answers)))
        for text in self.typed:
            return text
        raise self.ending

    def taken(self, questions: Questions, text: str) -> int:
        value = rating(text)
        self.log.append(("taken", value))
        return value

    def kept(self, before: Questions, after: Questions) -> None:
        self.log.append(("kept", (before.at, after.at)))

    def refuse(self, fault: CbtpainError) -> None:
        self.log.append(("refuse", fault.kind))

    def help(self, questions: Questions) -> None:
        self.log.append(("help", questions.item))

    def help_now(self) -> None:
        self.log.append(("help_now", None))

    def flare(self) -> None:
        self.log.append(("flare", None))

    def at_first(self) -> None:
        self.log.append(("at_first", None))

    def keep(self, questions: Questions) -> None:
        self.log.append(("keep", questions.answers))


@dataclass
class Walk:
    """How a conversation went: what happened in order, and how it ended."""

    log: list[Event]
    ended: tuple[str, int, bool] | tuple[str, tuple[Answer, ...]]


def walk(typed: Iterable[str], begun: Questions | None = None, ending: Stopped = END) -> Walk:
    screen = Scripted(iter(typed), ending)
    try:
        done = drive(begun or Questions(), screen, screen.keep)
    except Stopped as stopped:
        return Walk(screen.log, ("stopped", stopped.exit_code, stopped.refused))
    return Walk(screen.log, ("done", done.answers))


def foretold(typed: Iterable[str]) -> Walk:
    """What should happen, told with a list and a place alone."""
    at, answers, refused, log = 0, list[Answer](), False, list[Event]()
    for text in [*typed, None]:
        if at == 3:
            return Walk(log, ("done", tuple(answers)))
        log.append(("ask", (at, tuple(answers))))
        if text is None:
            return Walk(log, ("stopped", 2 if refused else 0, refused))
        if text == "q":
            return Walk(log, ("stopped", 0, False))
        refused = text == "x" or (text == "" and at == len(answers))
        if text in ("4", "ten", "s"):
            value = {"4": 4, "ten": 10, "s": None}[text]
            # A skip is made of nothing: the screen is not asked what to take of it.
            log += [("taken", value)] if value is not None else []
            answers[at : at + 1] = [value]
            at += 1
            log += [("keep", tuple(answers)), ("kept", (at - 1, at))]
        elif text == "b" and at:
            at -= 1
        elif text == "" and not refused:
            at += 1
        else:
            what = "refuse" if refused else {"b": "at_first", "?": "help", "!": "help_now", "f": "flare"}[text]
            said = {"refuse": "not_a_rating", "help": ("pain", "enjoyment", "activity")[at]}
            log.append((what, said.get(what)))
    raise AssertionError("the end of the input ends every walk")


def test_every_path_of_up_to_four_keys_goes_as_foretold() -> None:
    paths = [path for length in range(5) for path in product(KEYS, repeat=length)]
    assert [path for path in paths if foretold(path) != walk(path)] == []


@given(st.lists(st.sampled_from(KEYS), max_size=40))
def test_longer_paths_go_as_foretold(path: list[str]) -> None:
    assert foretold(path) == walk(path)


@given(st.lists(st.text(st.characters()) | st.sampled_from(KEYS), max_size=12))
def test_any_text_is_kept_refused_or_a_control(path: list[str]) -> None:
    log = walk(path).log
    known = {"ask", "taken", "keep", "kept", "refuse", "help", "help_now", "flare", "at_first"}
    assert {event for event, _ in log} <= known


@given(st.lists(st.sampled_from(KEYS), max_size=12))
def test_an_answer_is_kept_before_the_next_question_is_put(path: list[str]) -> None:
    # A key that answers, the question it answers, and what must follow before anything is asked.
    log, typed = walk(path).log, iter(path)
    for at, (event, _) in enumerate(log):
        text = next(typed, None) if event == "ask" else None
        if text is not None and text in ("4", "ten", "s"):
            follow = ["keep", "kept"] if text == "s" else ["taken", "keep", "kept"]
            assert follow == [name for name, _ in log[at + 1 : at + 1 + len(follow)]]


def test_what_cannot_be_kept_is_not_accepted() -> None:
    screen = Scripted(iter(["4", "4"]))

    def full(questions: Questions) -> None:
        raise StoreFault("disk_full")

    with pytest.raises(StoreFault, match="disk_full"):
        drive(Questions(), screen, full)
    assert screen.log == [("ask", (0, ())), ("taken", 4)]


def test_a_check_in_goes_on_after_what_was_kept() -> None:
    went = walk(["4"], begun=resume((7, None)))
    log = [("ask", (2, (7, None))), ("taken", 4), ("keep", (7, None, 4)), ("kept", (2, 3))]
    assert went == Walk(log, ("done", (7, None, 4)))


def test_a_finished_check_in_asks_nothing() -> None:
    assert walk(["4"], begun=resume((7, 7, 6))) == Walk([], ("done", (7, 7, 6)))


@pytest.mark.parametrize("after", ["?", "!", "f", "4", "b"])
def test_a_refusal_that_was_followed_by_something_else_does_not_count_at_the_end(after: str) -> None:
    assert walk(["x", after]).ended == ("stopped", 0, False)


@pytest.mark.parametrize("typed", [[], ["x"], ["4", "x"]])
def test_ctrl_c_is_no_end_of_input_even_after_a_refusal(typed: list[str]) -> None:
    assert walk(typed, ending=CTRL_C).ended == ("stopped", 130, False)


@pytest.mark.parametrize("text", ["q", "Q", " quit ", "STOP"])
def test_stopping_keeps_nothing_new(text: str) -> None:
    assert control(text) is Control.STOP
    first = [("ask", (0, ())), ("taken", 4), ("keep", (4,)), ("kept", (0, 1))]
    assert walk(["4", text]).log == [*first, ("ask", (1, (4,)))]


class LeadsOut(Scripted):
    """A screen whose answers are made of something of its own, which the person leaves again."""

    def taken(self, questions: Questions, text: str) -> int:
        if text == "out":
            raise WentBack
        return super().taken(questions, text)


def test_going_back_out_of_what_an_answer_is_made_of_opens_the_question_before_and_keeps_nothing() -> None:
    screen = LeadsOut(iter(["4", "out", "5"]))
    with pytest.raises(Stopped):
        drive(Questions(), screen, screen.keep)
    assert [at for event, at in screen.log if event == "ask"] == [(0, ()), (1, (4,)), (0, (4,)), (1, (5,))]
    assert [answers for event, answers in screen.log if event == "keep"] == [(4,), (5,)]


def test_going_back_out_at_the_very_first_question_stays_there() -> None:
    screen = LeadsOut(iter(["out"]))
    with pytest.raises(Stopped):
        drive(Questions(), screen, screen.keep)
    assert screen.log == [("ask", (0, ())), ("ask", (0, ()))]


def test_what_was_refused_before_going_back_out_does_not_count_at_the_end() -> None:
    screen = LeadsOut(iter(["4", "x", "out"]))
    with pytest.raises(Stopped) as stopped:
        drive(Questions(), screen, screen.keep)
    assert (stopped.value.exit_code, stopped.value.refused) == (0, False)


class Within(Scripted):
    """Questions inside something larger: back at the first of them leads out."""

    def at_first(self) -> None:
        raise WentBack


def test_back_at_the_first_of_some_questions_inside_others_leads_out_of_them() -> None:
    screen = Within(iter(["4", "b", "b", "4"]))
    with pytest.raises(WentBack):
        drive(Questions(), screen, screen.keep)
    assert [event for event, _ in screen.log] == ["ask", "taken", "keep", "kept", "ask", "ask"]
    assert list(screen.typed) == ["4"]


class StopsAfter(Scripted):
    """A screen on which an answer leads to a pause."""

    def kept(self, before: Questions, after: Questions) -> None:
        raise Stopped


def test_an_answer_that_brings_about_a_pause_is_kept_first() -> None:
    screen = StopsAfter(iter(["4", "4"]))
    with pytest.raises(Stopped):
        drive(Questions(), screen, screen.keep)
    assert screen.log == [("ask", (0, ())), ("taken", 4), ("keep", (4,))]


class ComesToNothing(Scripted):
    """A screen where what an answer is made of turns out to be nothing that can be taken."""

    def taken(self, questions: Questions, text: str) -> int:
        raise Rejected("all_skipped")


def test_what_turns_out_to_be_nothing_is_told_and_the_same_question_is_put_again() -> None:
    screen = ComesToNothing(iter(["4"]))
    with pytest.raises(Stopped) as stopped:
        drive(Questions(), screen, screen.keep)
    assert screen.log == [("ask", (0, ())), ("refuse", "all_skipped"), ("ask", (0, ()))]
    assert (stopped.value.exit_code, stopped.value.refused) == (2, True)

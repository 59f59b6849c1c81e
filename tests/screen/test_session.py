"""A session on a screen: what is shown at each kind of prompt, what may be typed, and what an answer brings about."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.prompt import Form
from cbtpain.errors import Rejected, Stopped
from cbtpain.play.answer import Value
from cbtpain.play.drive import drive
from cbtpain.play.player import Play
from cbtpain.play.world import World
from cbtpain.screen.glyphs import UNICODE
from cbtpain.screen.output import Output
from cbtpain.screen.session import Doings, SessionScreen, label
from cbtpain.screen.terminal import Terminal
from cbtpain.words import exercise as exercise_words
from cbtpain.words import session as words
from cbtpain.words.faults import sentence
from tests.play.small import (
    CLOSE,
    SHORT,
    WORLDS,
    Raw,
    Told,
    begin,
    choose,
    line,
    reading,
    scale,
    sessions,
    started,
    taking,
)

TODAY = date(2026, 2, 15)
WHY = choose("why", {"id": "sleep", "text": "To sleep.", "reply": "Sleep matters."}, "work", own_words="true")
LONG: Raw = {"id": "more", "kind": "long-text", "text": "More?"}
EXERCISE: Raw = {"id": "relax", "kind": "exercise", "exercise": "breath"}
DUE = Told({"checkin_due": "yes"}).world
DONE: Value = {"version": "full", "seconds": 9, "ended": "done"}


@dataclass
class Sitting:
    """Somebody at a session's screen who types what they were told, and what came of it."""

    typed: Iterable[str] = ()
    plain: bool = True
    checkin: Value = True
    interactive: bool = False
    log: list[object] = field(default_factory=list)
    kept: list[tuple[str, Value]] = field(default_factory=list)
    stopped: Stopped | None = None

    def __post_init__(self) -> None:
        self.out = Output(io.StringIO(), None, self.plain, UNICODE)
        self.terminal = Terminal(io.StringIO("".join(f"{text}\n" for text in self.typed)), self.out)
        self.terminal.interactive = self.interactive
        doings = Doings(
            today=TODAY,
            help_now=self._noted("help-now"),
            signs=self._noted("signs"),
            flare=self._noted("flare"),
            checkin=self._checkin,
            exercise=self._exercise,
            wrote=self._wrote,
            help_within=self._noted("help-within"),
            no_stories=self._noted("no-stories"),
            hold=self._noted("hold"),
        )
        self.screen = SessionScreen(self.terminal, doings)

    def _noted(self, what: str) -> Any:
        return lambda: self.log.append(what)

    def _checkin(self) -> Value:
        self.log.append("checkin")
        return self.checkin

    def _exercise(self, play: Play, version: str) -> Value:
        self.log.append(("exercise", version))
        return DONE

    def _wrote(self, text: str) -> None:
        self.log.append(("wrote", text, len(self.kept)))

    def _keep(self, play: Play) -> None:
        self.kept.append((play.changed, play.answers[play.changed].value))

    @property
    def seen(self) -> str:
        assert isinstance(self.out.stream, io.StringIO)
        return self.out.stream.getvalue()

    def sits(self, play: Play) -> Play | None:
        """The end of it, or None where it was stopped."""
        try:
            return drive(play, self.screen, self._keep)
        except Stopped as stopped:
            self.stopped = stopped
            return None


def sat(play: Play, *typed: str, plain: bool = True, checkin: Value = True, interactive: bool = False) -> Sitting:
    sitting = Sitting(typed, plain, checkin, interactive)
    sitting.sits(play)
    return sitting


def asked(*steps: Raw, after: tuple[Value, ...] = (), world: World | None = None) -> tuple[str, str]:
    """What is shown at a prompt, and what stands before the cursor."""
    play = taking(started(*steps, CLOSE, world=world), *after)
    seen = sat(play).seen.removesuffix("\n")
    return seen.removesuffix(label(play)), label(play)


def lines(text: str) -> list[str]:
    return [line_ for line_ in text.splitlines() if line_]


# what is shown


def test_a_text_is_shown_with_its_heading_and_its_paragraphs_apart() -> None:
    shown, cursor = asked(reading("hello", title="Hello", text="Your pain is real.\nIt counts."))
    assert (shown, cursor) == ("\nHello\nYour pain is real.\n\nIt counts.\n", words.ENTER)


def test_a_story_says_that_it_is_made_up() -> None:
    story: Raw = {"id": "story", "kind": "story", "text": "She sings."}
    assert lines(asked({**story, "who": "Ana"})[0]) == [words.MADE_UP.format(who="Ana"), "She sings."]
    assert lines(asked(story)[0]) == [words.MADE_UP_UNNAMED, "She sings."]


def test_a_story_can_be_left_out_with_all_that_come_after() -> None:
    story: Raw = {"id": "story", "kind": "story", "text": "She sings."}
    sitting = sat(started(story, CLOSE), "N")
    assert sitting.log == ["no-stories"]
    assert sitting.kept == [("story", None)]
    assert words.STORY in sitting.seen


def test_the_key_that_leaves_out_stories_does_nothing_elsewhere() -> None:
    sitting = sat(started(reading("hello"), CLOSE), "n")
    assert (sitting.log, sitting.kept) == ([], [("hello", True)])


def test_a_list_is_numbered_with_own_words_last() -> None:
    shown, cursor = asked(WHY)
    options = [words.OPTION.format(number=n) for n in (1, 2, 0)]
    assert lines(shown) == [
        "Which, why?",
        f"{options[0]}To sleep.",
        f"{options[1]}take work",
        f"{options[2]}my own words",
    ]
    assert cursor == words.NUMBERS.format(numbers="0 to 2")


def test_a_list_of_one_says_one_number() -> None:
    assert asked(choose("why", "sleep"))[1] == words.NUMBERS.format(numbers="1")


def test_a_list_for_several_says_how_many() -> None:
    many = choose("sore", "neck", "back", "hand", kind="choose-many", none="nowhere")
    assert asked(many)[1] == words.ONE_OR_MORE.format(numbers="0 to 3")
    assert asked({**many, "most": "2"})[1] == words.SOME.format(numbers="0 to 3", most=2)
    assert asked({**many, "most": "1"})[1] == words.NUMBERS.format(numbers="0 to 3")


def test_a_scale_says_what_its_ends_mean() -> None:
    shown, cursor = asked(scale("mood"))
    assert lines(shown) == ["How much, mood?", words.ENDS.format(low="none", high="most")]
    assert cursor == words.SCALE


@pytest.mark.parametrize(
    ("step", "cursor"),
    [
        (line("free"), words.LINE),
        (LONG, words.LINES),
        ({"id": "notes", "kind": "worksheet", "worksheet": "notes"}, words.DATE),
    ],
    ids=["line", "lines", "date"],
)
def test_every_kind_says_what_may_be_typed(step: Raw, cursor: str) -> None:
    assert cursor == asked(step)[1]


def test_a_number_says_what_enter_takes_until_it_was_given() -> None:
    plan: Raw = {"id": "plan", "kind": "plan"}
    play = taking(started(plan, CLOSE), "walk")
    assert words.NUMBER_DEFAULT.format(least=1, most=7, default=5) == label(play)
    assert words.NUMBER.format(least=1, most=7) == label(play.accept(3).back())


VERSIONS = [words.OPTION.format(number=n) + title for n, title in ((1, "the full one"), (2, "the short one"))]


def test_an_exercises_versions_are_a_numbered_list_and_the_cursor_says_which_one_enter_begins() -> None:
    shown, cursor = asked(EXERCISE, after=(True, "open", 5))
    assert lines(shown) == ["Calm the breath", *VERSIONS]
    assert cursor.startswith("1 to 2, Enter begins 1, s ")
    assert cursor == words.BEGIN_ONE_OF.format(numbers="1 to 2", usual=1)


def test_on_the_short_path_enter_begins_the_short_version_and_the_list_is_the_same() -> None:
    core: Raw = {**EXERCISE, "core": "true"}
    play = taking(started(core, {**CLOSE, "core": "true"}, short=True), True, "open", 5)
    sitting = sat(play, "")
    assert lines(sitting.seen)[1:3] == VERSIONS
    assert label(play) == words.BEGIN_ONE_OF.format(numbers="1 to 2", usual=2)
    assert sitting.log == [("exercise", "short")]


def test_the_check_in_follows_its_text_at_once_without_a_key() -> None:
    sitting = sat(started({"id": "checkin", "kind": "checkin", "text": "Three questions."}, CLOSE, world=DUE))
    assert lines(sitting.seen)[0] == "Three questions."
    assert (sitting.log, sitting.kept) == (["checkin"], [("checkin", True)])


def test_a_check_in_that_was_skipped_is_kept_as_a_skip() -> None:
    assert sat(started({"id": "checkin", "kind": "checkin"}, CLOSE, world=DUE), checkin=None).kept == [
        ("checkin", None)
    ]


# going back to what was given


@pytest.mark.parametrize(
    ("steps", "value", "said"),
    [
        ((WHY,), "sleep", words.YOU_SAID.format(said="To sleep")),
        ((WHY,), None, words.YOU_SKIPPED),
        ((scale("mood"),), 0, words.YOU_SAID.format(said="0")),
        ((line("free"),), "a {b} [i]", words.YOU_SAID.format(said="a {b} [i]")),
        ((line("free"),), "", words.YOU_ANSWERED),
        (({"id": "checkin", "kind": "checkin"},), True, words.YOU_SAID.format(said=words.CHECKIN_DONE)),
        ((choose("x", {"id": "numb", "as": "urgent", "text": "Numb"}),), "urgent", words.YOU_ANSWERED),
    ],
    ids=["choice", "skip", "scale", "words", "no words", "check-in", "nobody's business"],
)
def test_what_was_given_is_shown_when_one_goes_back_to_it(steps: tuple[Raw, ...], value: Value, said: str) -> None:
    play = taking(started(reading("hello"), *steps, CLOSE, world=DUE), True, value)
    play = play.back()
    assert said in lines(sat(play).seen)


def test_a_text_that_was_read_is_shown_again_without_a_word_more() -> None:
    play = started(reading("hello"), CLOSE)
    assert sat(play).seen == sat(taking(play, True).back()).seen


@pytest.mark.parametrize(
    ("value", "said"), [(DONE, words.YOU_SAID.format(said="the full one")), (None, words.YOU_SKIPPED)]
)
def test_an_exercise_gone_back_to_begins_by_its_number_and_enter_leaves_it_as_it_was(value: Value, said: str) -> None:
    play = taking(started(EXERCISE, CLOSE), True, "open", 5, value).back()
    shown = lines(sat(play).seen)
    assert [*VERSIONS, said, words.BEGIN_AGAIN.format(numbers="1 to 2")] == shown[-4:]
    assert exercise_words.VERSION.partition("{")[0] not in "".join(shown)
    assert (sat(play, "").log, sat(play, "1").log) == ([], [("exercise", "full")])


def test_a_line_gone_back_to_is_left_as_it_was_by_enter() -> None:
    play = taking(started(line("free"), CLOSE), "words").back()
    assert label(play) == words.LINE_AGAIN
    assert sat(play, "").kept == []
    assert sat(play, "others").kept == [("free", "others")]


def test_going_back_to_the_check_in_asks_before_it_asks_again() -> None:
    play = taking(started({"id": "checkin", "kind": "checkin"}, CLOSE, world=DUE), True).back()
    assert (label(play), sat(play, "").log, sat(play, "1").log) == (words.KEEP_CHECKIN, [], ["checkin"])


# keys


def test_a_refusal_says_what_is_taken_and_shows_the_question_no_second_time() -> None:
    sitting = sat(started(WHY, CLOSE), "7", "x", "2")
    assert sitting.seen.count(sentence(Rejected("not_an_option", numbers="0 to 2"))) == 2
    assert sitting.seen.count("Which, why?") == 1
    assert sitting.kept[0] == ("why", "work")


def test_help_is_the_steps_own_and_else_that_of_its_kind_and_always_tells_the_keys() -> None:
    own = sat(started(scale("mood", help="Think of {{fact:next_date|today}}."), CLOSE), "?")
    assert lines(own.seen)[2:4] == [f"{words.SCALE}?", "Think of today."]
    other = sat(started(scale("mood"), CLOSE), "help")
    assert words.HELP_FOR["scale"] in lines(other.seen)
    assert words.KEYS in lines(own.seen)
    assert words.KEYS in lines(other.seen)


def test_every_kind_has_a_help_of_its_own() -> None:
    assert {form.value for form in Form} == set(words.HELP_FOR)


def test_the_help_lines_come_at_once_and_the_question_once_more_after_them() -> None:
    sitting = sat(started(WHY, CLOSE), "!", "2")
    assert sitting.log == ["help-now"]
    assert sitting.seen.count("Which, why?") == 2


def test_back_at_the_first_prompt_says_so() -> None:
    sitting = sat(started(WHY, CLOSE), "b")
    assert words.FIRST in lines(sitting.seen)


def test_stop_stops_and_keeps_nothing_new() -> None:
    sitting = sat(started(WHY, CLOSE), "2", "q")
    assert sitting.stopped is not None
    assert sitting.kept == [("why", "work")]


# what an answer brings about


def test_the_reply_to_a_choice_follows_it_before_the_next_screen() -> None:
    seen = lines(sat(started(WHY, CLOSE), "1").seen)
    at = seen.index("Sleep matters.")
    assert [words.chose("To sleep"), "Sleep matters.", "Bye."] == seen[at - 1 : at + 2]


def test_what_was_chosen_is_said_again_where_nothing_is_drawn_and_only_there() -> None:
    said = words.chose("To sleep")
    assert said in lines(sat(started(WHY, CLOSE), "1").seen)
    assert said not in lines(sat(started(WHY, CLOSE), "1", plain=False).seen)


def test_a_reply_may_quote_what_was_said() -> None:
    why = choose("why", {"id": "own-way", "text": "My way", "said": "your way", "reply": "Then {{why}} it is."})
    assert "Then your way it is." in lines(sat(started(why, CLOSE), "1").seen)


def test_of_choices_kept_under_one_name_the_one_that_was_meant_is_answered() -> None:
    shared: list[Raw] = [
        {"id": "numb", "as": "urgent", "text": "Numb", "reply": "To numb.", "does": "signs"},
        {"id": "chest", "as": "urgent", "text": "Chest", "reply": "To chest.", "does": "help-now"},
    ]
    sitting = sat(started(choose("safety", *shared), CLOSE), "2")
    assert sitting.kept[0] == ("safety", "urgent")
    assert sitting.log == ["help-now"]
    assert "To chest." in lines(sitting.seen)
    assert "To numb." not in lines(sitting.seen)


@pytest.mark.parametrize("does", ["help-now", "signs"])
def test_a_choice_may_show_the_help_lines_or_the_signs(does: str) -> None:
    sitting = sat(started(choose("how", {"id": "x", "text": "Show", "does": does}), CLOSE), "1")
    assert (sitting.log, sitting.kept) == ([does], [("how", "x")])


SHOWS = pytest.mark.parametrize("does", ["help-now", "signs"])


def showing(does: str) -> Play:
    return started(choose("how", {"id": "x", "text": "Show", "does": does}), scale("mood"), CLOSE)


@SHOWS
@pytest.mark.parametrize("key", ["", "ok"])
def test_at_a_terminal_nothing_follows_what_a_choice_shows_until_it_is_asked_for(does: str, key: str) -> None:
    waiting = sat(showing(does), "1", interactive=True)
    assert (waiting.log, waiting.kept) == ([does], [("how", "x")])
    assert waiting.seen.rstrip("\n").endswith(words.AFTER_HELP)
    assert "How much, mood?" not in waiting.seen
    gone_on = sat(showing(does), "1", key, "5", interactive=True)
    assert gone_on.kept[1:] == [("mood", 5)]
    assert gone_on.seen.count(words.AFTER_HELP) == 1


@SHOWS
def test_a_stop_after_what_a_choice_shows_keeps_the_choice(does: str) -> None:
    sitting = sat(showing(does), "1", "q", interactive=True)
    assert sitting.stopped is not None
    assert not sitting.stopped.end_of_input
    assert sitting.kept == [("how", "x")]
    assert "How much, mood?" not in sitting.seen


@SHOWS
def test_the_help_lines_are_one_key_away_after_what_a_choice_shows(does: str) -> None:
    sitting = sat(showing(does), "1", "!", "", "5", interactive=True)
    assert sitting.log == [does, "help-now"]
    assert sitting.seen.count(words.AFTER_HELP) == 2
    assert sitting.kept[1:] == [("mood", 5)]


@SHOWS
def test_from_a_pipe_no_key_is_asked_for_after_what_a_choice_shows(does: str) -> None:
    sitting = sat(showing(does), "1", "5")
    assert words.AFTER_HELP not in sitting.seen
    assert sitting.kept[1:] == [("mood", 5)]


def test_after_a_choice_that_shows_nothing_no_key_is_asked_for() -> None:
    sitting = sat(started(WHY, scale("mood"), CLOSE), "1", "5", interactive=True)
    assert words.AFTER_HELP not in sitting.seen
    assert sitting.kept == [("why", "sleep"), ("mood", 5)]


def test_a_choice_to_stop_is_kept_before_it_stops() -> None:
    sitting = sat(started(choose("how", {"id": "x", "text": "Rest", "does": "pause"}), CLOSE), "1", "")
    assert sitting.stopped is not None
    assert sitting.kept == [("how", "x")]


def test_a_skip_after_a_choice_brings_nothing_of_it_about() -> None:
    how = choose("how", {"id": "x", "text": "Show", "does": "signs", "reply": "Here."})
    sitting = sat(taking(started(how, scale("mood"), CLOSE)), "1", "b", "s", "5")
    assert sitting.log == ["signs"]
    assert sitting.seen.count("Here.") == 1


@pytest.mark.parametrize("plain", [True, False])
def test_several_choices_are_said_once_more(plain: bool) -> None:
    many = choose("sore", "neck", "back", kind="choose-many", own_words="true")
    assert words.chose("take back, take neck") in lines(sat(started(many, CLOSE), "2 1", plain=plain).seen)


def test_own_words_that_are_not_there_yet_are_not_said() -> None:
    many = choose("sore", "neck", kind="choose-many", own_words="true")
    chose = words.CHOSE.partition("{")[0]
    assert chose not in sat(started(many, CLOSE), "0").seen


def test_an_exercise_is_done_in_the_version_that_was_taken() -> None:
    play = taking(started(EXERCISE, CLOSE), True, "open", 5)
    assert sat(play, "").log == [("exercise", "full")]
    assert sat(play, "2").log == [("exercise", "short")]
    assert sat(play, "2").kept == [("relax.do", DONE)]


def test_words_are_told_on_once_they_are_kept() -> None:
    sitting = sat(started(line("free"), LONG, CLOSE), "I cannot", "one", "two", "")
    assert sitting.log == [("wrote", "I cannot", 1), ("wrote", "one\ntwo", 2)]


TAKES_NO_WORDS: list[tuple[Raw, tuple[Value, ...]]] = [
    (reading("hello"), ()),
    (WHY, ()),
    (choose("sore", "neck", "back", kind="choose-many"), ()),
    (scale("mood"), ()),
    ({"id": "plan", "kind": "plan"}, ("walk",)),
    ({"id": "notes", "kind": "worksheet", "worksheet": "notes"}, ()),
    (EXERCISE, (True, "open", 5)),
]


@pytest.mark.parametrize(("step", "after"), TAKES_NO_WORDS, ids=[str(step["kind"]) for step, _ in TAKES_NO_WORDS])
def test_words_where_none_are_taken_are_refused_and_told_on_too(step: Raw, after: tuple[Value, ...]) -> None:
    sitting = sat(taking(started(step, CLOSE), *after), "I cannot go on")
    assert sitting.log == [("wrote", "I cannot go on", 0)]
    assert sitting.kept == []
    assert sitting.stopped is not None
    assert sitting.stopped.refused


@pytest.mark.parametrize("step", [line("free"), LONG], ids=["line", "lines"])
def test_words_that_are_too_many_to_keep_are_told_on_too(step: Raw) -> None:
    text = "I cannot " + "x" * 10_000
    sitting = sat(started(step, CLOSE), text, "")
    assert sitting.log == [("wrote", text, 0)]
    assert sitting.kept[:1] == ([("free", "")] if step["id"] == "free" else [])


def test_what_is_taken_of_a_list_or_a_scale_is_not_told_on() -> None:
    assert sat(started(WHY, scale("mood"), CLOSE), "1", "5", "").log == []


def test_words_left_out_are_not_told_on() -> None:
    assert sat(started(line("free"), LONG, CLOSE), "", "s").log == []


# nothing to read

ECHO = reading("echo", text="You said {{free}}.")


def test_a_text_of_which_nothing_is_left_shows_nothing_and_asks_for_no_key() -> None:
    sitting = sat(started(line("free"), ECHO, CLOSE), "", "")
    assert sitting.kept == [("free", ""), ("echo", True), ("close", True)]
    assert sitting.seen.count(words.ENTER) == 1
    assert sitting.stopped is None


def test_a_text_of_which_something_is_left_waits_for_a_key() -> None:
    both = reading("echo", text="You said {{free}}.\nThank you.")
    for sitting in (sat(started(line("free"), both, CLOSE), ""), sat(started(line("free"), ECHO, CLOSE), "words")):
        assert [id_ for id_, _ in sitting.kept] == ["free"]
        assert sitting.seen.count(words.ENTER) == 1


def test_back_is_not_caught_by_a_text_of_which_nothing_is_left() -> None:
    sitting = sat(started(line("free"), ECHO, scale("mood"), CLOSE), "", "b", "b", "words")
    assert sitting.kept[-1] == ("free", "words")


# several lines


def test_several_lines_end_with_an_empty_one() -> None:
    sitting = sat(started(LONG, CLOSE), "one", "  two", "three [b]", "")
    assert sitting.kept == [("more", "one\n  two\nthree [b]")]


def test_nothing_written_is_kept_as_nothing() -> None:
    assert sat(started(LONG, CLOSE), "").kept == [("more", "")]


@pytest.mark.parametrize("key", ["s", "skip", "-"])
def test_a_key_on_the_first_of_several_lines_is_a_key(key: str) -> None:
    assert sat(started(LONG, CLOSE), key).kept == [("more", None)]


@pytest.mark.parametrize("text", ["s", "q", "b", "stop", "back", "?"])
def test_a_word_among_several_lines_is_a_word(text: str) -> None:
    assert sat(started(LONG, CLOSE), "one", text, "two", "").kept == [("more", f"one\n{text}\ntwo")]


@pytest.mark.parametrize("key", ["!", " HELP-NOW "])
def test_the_help_lines_are_one_key_away_among_several_lines_and_lose_none(key: str) -> None:
    sitting = sat(started(LONG, CLOSE), "one", key, "two", "")
    assert (sitting.log, sitting.kept) == (["help-within", ("wrote", "one\ntwo", 1)], [("more", "one\ntwo")])


def test_lines_written_before_the_input_ended_are_kept() -> None:
    sitting = sat(started(LONG, CLOSE), "one", "two")
    assert sitting.kept == [("more", "one\ntwo")]
    assert sitting.log == ["hold", ("wrote", "one\ntwo", 1)]
    assert sitting.stopped is not None
    assert sitting.stopped.end_of_input


def test_too_many_lines_before_the_input_ended_are_refused_as_ever() -> None:
    sitting = sat(started(LONG, CLOSE), "x" * 10_001)
    assert sitting.kept == []
    assert sitting.stopped is not None
    assert sitting.stopped.refused


# any session, any keys


TYPED = st.lists(st.sampled_from(["", "1", "2", "0", "5", "1 2", "s", "b", "?", "!", "today", "words", "\x1b[2J{0}"]))


@settings(max_examples=60)
@given(st.builds(begin, sessions, WORLDS, short=SHORT), TYPED, st.booleans())
def test_whatever_is_typed_a_session_ends_or_stops_and_nothing_drives_the_terminal(
    play: Play, typed: list[str], plain: bool
) -> None:
    sitting = Sitting(typed, plain)
    end = sitting.sits(play)
    assert (end is None) == (sitting.stopped is not None)
    assert end is None or end.done
    assert "\x1b[2J" not in sitting.seen
    kept: dict[str, Value] = dict(sitting.kept)
    assert end is None or {id_: answer.value for id_, answer in end.answers.items()} == kept

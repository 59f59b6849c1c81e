"""Sessions taken with answers from a pipe: going on, once more, ahead, short, dropped, edited, mistyped."""

import io
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.clock import clock_from
from cbtpain.errors import NotThere, Rejected
from cbtpain.paths import DIARY
from cbtpain.records import PRACTICE, Checkin, Practice, Run, Said
from cbtpain.store.fast import reading as reading_diary
from cbtpain.store.fast_practices import practices
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.practices import log as log_practice
from cbtpain.store.repository import Store
from cbtpain.words import checkin as checkin_words
from cbtpain.words import exercise as exercise_words
from cbtpain.words import help_now as help_words
from cbtpain.words import play as play_words
from cbtpain.words import session as words
from cbtpain.words.checkin import YES_NO
from cbtpain.words.faults import sentence
from tests.conftest import Person, at
from tests.play.small import CLOSE, Pack, Raw, choose, line, reading, scale

DAY = date(2026, 2, 15)
NOW = at("2026-02-15")
COURSE = "pack:small"
LINES = help_words.LINES_FOR.partition("{")[0]
"""Heads the help lines, and stands nowhere else."""
NUMBER_TO_CALL = "116 123"
NEVER = ("\x1b", "\x00", "\x07", "\x9b", "\u202e", "\r")
"""What could drive a terminal or turn a line round."""

WHY = choose(
    "why",
    {"id": "sleep", "text": "to sleep", "reply": "Sleep matters."},
    {"id": "work", "text": "to work"},
    own_words="true",
    core="true",
)
FIRST: list[Raw] = [
    reading("hello", core="true", text="Your pain is real."),
    WHY,
    choose("sore", "neck", "back", "hand", kind="choose-many", most="2", none="nowhere"),
    scale("mood", core="true"),
    line("free"),
    {"id": "more", "kind": "long-text", "text": "More?"},
    {"id": "relax", "kind": "exercise", "core": "true", "exercise": "breath"},
    {"id": "plan", "kind": "plan", "core": "true"},
    reading("echo", text="You want {{why}}, and {{free|nothing more}}."),
    CLOSE,
]
ANSWERS = ("", "1", "1 3", "6", "a line", "two\nlines\n", "", "2", "5", "", "4", "1", "", "9", "", "", "")
"""One for each prompt of it, in order."""
KEPT: dict[str, Any] = {
    "hello": True,
    "why": "sleep",
    "sore": ["neck", "hand"],
    "mood": 6,
    "free": "a line",
    "more": "two\nlines",
    "relax.care": True,
    "relax.eyes": "closed",
    "relax.before": 5,
    "relax.after": 4,
    "relax.do": {"version": "full", "seconds": 0, "ended": "printed"},
    "plan.what": "walk",
    "plan.often": 5,
    "plan.confidence": 9,
    "plan.sum": True,
    "echo": True,
    "close": True,
}
SECOND: list[Raw] = [
    reading("open", text="You wanted {{first/why|something}}."),
    line("also"),
    {**CLOSE, "core": "true"},
]
THIRD: list[Raw] = [reading("last", core="true"), CLOSE]


@dataclass
class Told:
    code: int
    out: str
    errors: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@dataclass
class Somebody:
    """A person of a course, whose lines come through a pipe inside this process."""

    home: Path
    pack: Pack

    def starts(self, *command: str, typed: str | bytes = "", now: str = NOW, expect: int = 0) -> Told:
        given = typed if isinstance(typed, bytes) else typed.encode()
        environ = {"CBTPAIN_HOME": str(self.home), "CBTPAIN_NOW": now, "LANG": "en_GB.UTF-8"}
        services = Services(
            environ={**environ, "CBTPAIN_CONTENT": str(self.pack.root)},
            stdin=io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"),
            stdout=io.StringIO(),
            stderr=io.StringIO(),
        )
        code = int(app(["start", *command], obj=services, standalone_mode=False) or 0)
        assert isinstance(services.stdout, io.StringIO)
        assert isinstance(services.stderr, io.StringIO)
        told = Told(code, services.stdout.getvalue(), services.stderr.getvalue())
        assert expect == code, told
        assert [sign for sign in NEVER if sign in told.out + told.errors] == []
        return told

    def types(self, *lines: str, now: str = NOW, command: tuple[str, ...] = (), expect: int = 0) -> Told:
        return self.starts(*command, typed="".join(f"{text}\n" for text in lines), now=now, expect=expect)

    def finishes(self, *sessions: str, now: str = NOW) -> None:
        """Skips through sessions to their end."""
        for session in sessions:
            told = self.types(*["s"] * 40, command=(session,), now=now)
            assert self.runs[-1].state == "done", told

    @property
    def runs(self) -> list[Run]:
        """Half-done and finished ones, in the order they were begun."""
        with reading_runs(self.home, COURSE) as runs:
            return sorted([*runs.open(), *runs.done()], key=lambda run: run.id or 0)

    def said(self, run: Run) -> list[Said]:
        with reading_runs(self.home, COURSE) as runs:
            return runs.answers(run)

    @property
    def answers(self) -> dict[str, Any]:
        """What counts of the run begun last."""
        return {one.prompt: None if one.value is None else json.loads(one.value) for one in self.said(self.runs[-1])}

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Every answer in the diary, whatever became of it."""
        with closing(sqlite3.connect(self.home / DIARY)) as connection:
            statement = "SELECT run_id, prompt, revision, value FROM answer ORDER BY id"
            return connection.execute(statement).fetchall()


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    made = Pack(tmp_path / "course")
    made.write(FIRST, SECOND, THIRD)
    return made


@pytest.fixture
def somebody(tmp_path: Path, pack: Pack) -> Somebody:
    """Somebody new, whose folder does not exist yet."""
    return Somebody(tmp_path / "home", pack)


# through a session, in one go and in several


def test_a_session_taken_to_its_end_is_done_and_everything_is_kept(somebody: Somebody) -> None:
    told = somebody.types(*ANSWERS)
    assert somebody.answers == KEPT
    assert [(run.session, run.state, run.ended_on, run.short) for run in somebody.runs] == [
        ("first", "done", DAY, False)
    ]
    assert told.lines[:3] == [
        words.PACK.format(title="A small course"),
        words.HEAD.format(number=1, sessions=3, title="First"),
        words.KEYS,
    ]
    assert "You want to sleep, and a line." in told.lines
    end = [words.FINISHED.format(number=1), words.NEXT.format(number=2, day="Sun 22 Feb 2026"), words.FOOT]
    assert told.lines[-3:] == end


def test_it_is_the_same_through_a_real_pipe(person: Person, pack: Pack) -> None:
    typed = "".join(f"{text}\n" for text in ANSWERS)
    done = person.run("start", typed=typed, now=NOW, more={"CBTPAIN_CONTENT": str(pack.root)})
    assert Somebody(person.home, pack).answers == KEPT
    assert words.FINISHED.format(number=1) in done.stdout.splitlines()
    assert done.stderr == ""


@pytest.mark.parametrize("count", range(1, len(ANSWERS), 3))
def test_wherever_it_is_stopped_it_goes_on_at_the_same_prompt_and_nothing_is_asked_twice(
    somebody: Somebody, count: int
) -> None:
    first = somebody.types(*ANSWERS[:count], "q")
    assert words.PAUSED.format(command=words.GO_ON) in first.lines
    assert count == len(somebody.answers)
    second = somebody.types(*ANSWERS[count:])
    assert words.GOES_ON.format(number=1, sessions=3, title="First") in second.lines
    assert words.FINISHED.format(number=1) in second.lines
    assert somebody.answers == KEPT
    assert len(somebody.rows) == len(KEPT)
    assert len(somebody.runs) == 1


def test_a_session_can_be_taken_one_answer_at_a_time(somebody: Somebody) -> None:
    for text in ANSWERS:
        somebody.types(text)
    assert somebody.answers == KEPT
    assert [run.state for run in somebody.runs] == ["done"]


def test_stopping_before_any_answer_writes_nothing(somebody: Somebody) -> None:
    for typed in ("", "q\n", "?\n!\nb\n"):
        told = somebody.starts(typed=typed)
        assert words.PAUSED_NOTHING.format(command=words.GO_ON) in told.lines
        assert not somebody.home.exists()


def test_the_way_back_names_the_course_where_it_was_named(somebody: Somebody, pack: Pack) -> None:
    told = somebody.types("", command=("--content", str(pack.root)))
    assert words.PAUSED.format(command=f"{words.GO_ON} --content {pack.root}") in told.lines


def test_the_way_back_is_as_plain_as_the_way_in(somebody: Somebody, pack: Pack) -> None:
    assert words.PAUSED_NOTHING.format(command="cbtpain start --plain") in somebody.types(command=("--plain",)).lines
    assert words.PAUSED.format(command="cbtpain start --plain") in somebody.types("", command=("--plain",)).lines
    told = somebody.types("1", command=("--plain", "--content", str(pack.root)))
    assert words.PAUSED.format(command=f"cbtpain start --plain --content {pack.root}") in told.lines
    assert words.PAUSED.format(command="cbtpain start") in somebody.types("1").lines


def test_what_goes_on_says_how_to_drop_it(somebody: Somebody) -> None:
    somebody.types("")
    assert words.DROP_HINT in somebody.types("q").lines


def test_an_answer_gone_back_to_and_changed_is_a_new_revision(somebody: Somebody) -> None:
    somebody.types("", "1", "b", "2", "b", "")
    assert somebody.rows[1:] == [(1, "why", 1, '"sleep"'), (1, "why", 2, '"work"')]


def test_two_half_done_sessions_go_on_with_the_one_touched_last(somebody: Somebody) -> None:
    somebody.types("", command=("1",))
    somebody.types("", command=("2",))
    assert words.GOES_ON.format(number=2, sessions=3, title="Second") in somebody.types("q").lines
    somebody.types("1", command=("1",))
    assert words.GOES_ON.format(number=1, sessions=3, title="First") in somebody.types("q").lines


# which session


def test_after_a_session_the_next_one_begins(somebody: Somebody) -> None:
    somebody.finishes("1")
    assert words.HEAD.format(number=2, sessions=3, title="Second") in somebody.types("q").lines


def test_after_the_last_session_it_says_so_and_begins_nothing(somebody: Somebody) -> None:
    somebody.finishes("1", "2", "3")
    told = somebody.types("")
    assert told.lines == [words.COURSE_DONE, words.FOOT]
    assert len(somebody.runs) == 3


def test_the_last_one_that_was_left_says_that_the_course_is_through(somebody: Somebody) -> None:
    somebody.finishes("1", "3")
    assert words.COURSE_DONE in somebody.types(*["s"] * 9, command=("2",)).lines


@pytest.mark.parametrize(("done", "taken", "following"), [("", "3", 1), ("1", "3", 2), ("3", "1", 2), ("2", "1", 3)])
def test_after_a_session_the_next_one_not_finished_is_named(
    somebody: Somebody, done: str, taken: str, following: int
) -> None:
    somebody.finishes(*done)
    told = somebody.types(*["s"] * 40, command=(taken,))
    assert words.NEXT.format(number=following, day="Sun 22 Feb 2026") in told.lines


@pytest.mark.parametrize("named", ["3", "third", "three", "\uff13"])
def test_a_session_is_named_by_its_number_or_its_id(somebody: Somebody, named: str) -> None:
    assert words.HEAD.format(number=3, sessions=3, title="Third") in somebody.types("q", command=(named,)).lines


def test_jumping_ahead_is_noted_and_nothing_stands_in_its_way(somebody: Somebody) -> None:
    assert words.AHEAD.format(number=1) in somebody.types("q", command=("3",)).lines
    somebody.finishes("1")
    assert words.AHEAD.format(number=2) in somebody.types("q", command=("3",)).lines
    somebody.finishes("2")
    assert words.AHEAD.partition("{")[2][:20] not in somebody.types("q", command=("3",)).out


@pytest.mark.parametrize("named", ["4", "0", "fourth", "x" * 100_000, "[b]", "{0}", "\udcff"])
def test_a_session_that_is_not_there_is_told(somebody: Somebody, named: str) -> None:
    told = somebody.types("", command=(named,), expect=NotThere.exit_code)
    assert len(told.errors) < 200
    assert told.errors.startswith(sentence(NotThere("no_such_session", given="", sessions=3))[:20])
    assert not somebody.home.exists()


def test_a_session_taken_once_more_is_a_run_of_its_own(somebody: Somebody) -> None:
    somebody.types(*ANSWERS)
    told = somebody.types("", "2", command=("1",))
    assert words.ONCE_MORE in told.lines
    first, second = somebody.runs
    assert (first.state, second.state) == ("done", "open")
    assert somebody.answers == {"hello": True, "why": "work"}
    assert len(somebody.said(first)) == len(KEPT)


@pytest.mark.parametrize(
    ("now", "when"),
    [(at("2026-02-15", "23:00:00+01:00"), words.TODAY), (at("2026-02-16"), words.YESTERDAY), (at("2026-02-17"), None)],
    ids=["today", "yesterday", "two days on"],
)
def test_a_session_soon_after_another_is_noted(somebody: Somebody, now: str, when: str | None) -> None:
    somebody.finishes("1")
    told = somebody.types("q", now=now)
    noted = [text for text in told.lines if text.startswith(words.SOON.partition("{")[0])]
    assert noted == ([words.SOON.format(when=when)] if when else [])


def test_the_first_session_has_no_note(somebody: Somebody) -> None:
    assert somebody.types("q").lines[2] == words.KEYS


# the short path


def test_the_short_path_says_so_and_leaves_out_what_is_not_core(somebody: Somebody) -> None:
    told = somebody.types("", "1", "6", "", "2", "5", "", "4", "1", "", "", "", command=("--short",))
    assert words.SHORT in told.lines
    assert words.FINISHED.format(number=1) in told.lines
    assert somebody.runs[0].short
    assert set(KEPT) - set(somebody.answers) == {"sore", "free", "more", "plan.confidence", "echo"}
    assert somebody.answers["relax.do"]["version"] == "short"


def test_a_half_done_session_may_go_on_by_the_short_path_and_stays_on_it(somebody: Somebody) -> None:
    somebody.types("", "1", "1")
    somebody.types("6", command=("--short",))
    assert somebody.runs[0].short
    somebody.types("")
    assert list(somebody.answers) == ["hello", "why", "sore", "mood", "relax.care"]


def test_a_session_without_a_core_is_one_screen_on_the_short_path_and_is_done_after_it(somebody: Somebody) -> None:
    told = somebody.types("", command=("2", "--short"))
    assert words.FINISHED.format(number=2) in told.lines
    assert [(run.session, run.state) for run in somebody.runs] == [("second", "done")]


# dropping


def dropped(number: int, title: str) -> str:
    name = words.NAMED_SESSION.format(number=number, title=title)
    return words.DROPPED.format(name=name, command=words.GO_ON)


def test_there_is_nothing_to_drop_before_something_was_begun(somebody: Somebody) -> None:
    assert somebody.types("1", command=("--drop",)).lines == [words.NOTHING_OPEN]
    assert not somebody.home.exists()


@pytest.mark.parametrize("yes", [("1",), ("what", "y"), ("?", "!", "YES")], ids=" ".join)
def test_a_dropped_session_counts_for_nothing_and_stays_in_the_diary(somebody: Somebody, yes: tuple[str, ...]) -> None:
    somebody.types("", "1")
    before = somebody.rows
    told = somebody.types(*yes, command=("--drop",))
    assert words.ASK_DROP.format(name=words.NAMED_SESSION.format(number=1, title="First")) in told.lines
    assert told.lines[-1] == "This start of session 1, First, is off your list. To go on: cbtpain start"
    assert (somebody.runs, somebody.rows) == ([], before)
    assert words.HEAD.format(number=1, sessions=3, title="First") in somebody.types("q").lines
    assert "You wanted something." in somebody.types("", command=("2",)).lines


def test_what_is_asked_before_a_drop_names_the_session_and_says_what_becomes_of_it(somebody: Somebody) -> None:
    somebody.types("", command=("2",))
    told = somebody.types("1", command=("--drop",))
    asked = next(text for text in told.lines if text.startswith("Take this start of session 2, Second, off your list?"))
    assert "stays in the diary" in asked
    assert "no later session uses it" in asked
    assert told.lines[-1] == dropped(2, "Second")


@pytest.mark.parametrize("no", ["n\n", "2\n", "\n", "q\n", "s\n", "no\n", "", "what\n"])
def test_a_session_stays_unless_the_person_says_yes(somebody: Somebody, no: str) -> None:
    somebody.types("", "1")
    assert somebody.starts("--drop", typed=no).lines[-1] == words.LEFT.format(command=words.GO_ON)
    assert len(somebody.runs) == 1


def test_the_help_lines_are_one_key_away_before_a_drop(somebody: Somebody) -> None:
    somebody.types("")
    assert LINES in somebody.types("!", "2", command=("--drop",)).out


def test_of_several_half_done_ones_the_one_named_is_dropped(somebody: Somebody) -> None:
    somebody.types("", "1")
    somebody.types("", command=("2",))
    told = somebody.types("1", command=("1", "--drop"))
    assert dropped(1, "First") in told.lines
    assert [run.session for run in somebody.runs] == ["second"]


def test_a_session_that_is_named_and_not_half_done_is_not_dropped(somebody: Somebody) -> None:
    somebody.types("", "1")
    assert somebody.types("1", command=("3", "--drop")).lines == [words.NOT_OPEN.format(number=3)]
    assert len(somebody.runs) == 1


def test_one_that_is_not_in_the_course_any_more_is_dropped_by_its_id(somebody: Somebody, pack: Pack) -> None:
    somebody.types("", command=("3",))
    pack.write(FIRST, SECOND)
    assert words.HEAD.format(number=1, sessions=2, title="First") in somebody.types("q").lines
    told = somebody.types("1", command=("--drop",))
    assert words.ASK_DROP.format(name=words.GONE_SESSION.format(id="third")) in told.lines
    assert somebody.runs == []


def test_one_that_left_the_course_is_dropped_by_its_id_too(somebody: Somebody, pack: Pack) -> None:
    somebody.types("", command=("3",))
    somebody.types("", "1", command=("1",))
    pack.write(FIRST, SECOND)
    told = somebody.types("1", command=("third", "--drop"))
    assert "third, which is not in the course any more," in told.lines[-1]
    assert [run.session for run in somebody.runs] == ["first"]


def test_the_way_on_after_a_drop_names_the_course_where_it_was_named(somebody: Somebody, pack: Pack) -> None:
    somebody.types("", "1")
    told = somebody.types("2", command=("--drop", "--content", str(pack.root)))
    assert told.lines[-1].endswith(f"cbtpain start --content {pack.root}")


def test_a_finished_session_is_not_dropped(somebody: Somebody) -> None:
    somebody.finishes("1")
    assert somebody.types("1", command=("--drop",)).lines == [words.NOTHING_OPEN]


# skipping


def skipping(*skipped: int) -> list[str]:
    return ["s" if number in skipped else text for number, text in enumerate(ANSWERS)]


def test_skipped_questions_come_back_once_where_the_person_wants_to_look(somebody: Somebody) -> None:
    *body, close = skipping(1, 3)
    told = somebody.types(*body, "1", "2", "s", close)
    assert play_words.SKIPPED_SOME.format(count=2) in told.lines
    assert told.lines.count("Which, why?") == 2
    assert told.lines.count("How much, mood?") == 2
    assert words.FINISHED.format(number=1) in told.lines
    assert [somebody.answers[name] for name in ("why", "mood", "again")] == ["work", None, "look"]


@pytest.mark.parametrize("left", ["2", "s"])
def test_skipped_questions_stay_away_where_the_person_leaves_them(somebody: Somebody, left: str) -> None:
    *body, close = skipping(1)
    told = somebody.types(*body, left, close)
    assert play_words.SKIPPED_ONE in told.lines
    assert told.lines.count("Which, why?") == 1
    assert words.FINISHED.format(number=1) in told.lines


def test_a_pause_among_the_questions_that_came_back_goes_on_among_them(somebody: Somebody) -> None:
    *body, close = skipping(1, 3)
    somebody.types(*body, "1", "2")
    told = somebody.types("7", close)
    assert "Which, why?" not in told.lines
    assert [somebody.answers[name] for name in ("why", "mood")] == ["work", 7]
    assert somebody.runs[0].state == "done"


# an author's edits


def test_edited_text_is_said_once_and_the_answers_stay(somebody: Somebody, pack: Pack) -> None:
    somebody.types("", "1")
    pack.write([{**FIRST[0], "text": "It is still real."}, *FIRST[1:]], SECOND, THIRD)
    told = somebody.types("1")
    assert words.EDITED in told.lines
    assert somebody.answers == {"hello": True, "why": "sleep", "sore": ["neck"]}
    assert words.EDITED not in somebody.types("q").lines


def test_an_option_that_is_gone_is_asked_again_and_the_old_answer_stays_in_the_diary(
    somebody: Somebody, pack: Pack
) -> None:
    somebody.types("", "1", "1")
    pack.write([FIRST[0], choose("why", "rest", "work", core="true"), *FIRST[2:]], SECOND, THIRD)
    told = somebody.types("1")
    assert "Which, why?" in told.lines
    assert "Which, sore?" not in told.lines
    assert somebody.answers["why"] == "rest"
    assert (1, "why", 1, '"sleep"') in somebody.rows


def test_a_new_question_is_asked_and_one_that_is_gone_is_left_alone(somebody: Somebody, pack: Pack) -> None:
    somebody.types("", "1", "1")
    pack.write([FIRST[0], scale("new", core="true"), *FIRST[2:4], CLOSE], THIRD)
    told = somebody.types("3", "8")
    assert "How much, new?" in told.lines
    assert somebody.answers == {"hello": True, "why": "sleep", "sore": ["neck"], "new": 3, "mood": 8}


def test_a_session_with_a_fault_is_told_and_the_others_can_be_taken(somebody: Somebody, pack: Pack) -> None:
    pack.write([{"id": "x", "kind": "no-such-kind"}, CLOSE], SECOND, THIRD)
    told = somebody.types("", expect=3)
    assert "first.yaml" in told.errors
    assert words.FINISHED.format(number=3) in somebody.types("", "", command=("3",)).lines


# what was said comes back


@pytest.mark.parametrize("own", ["to sing", "{{first/free}} [b] %s {0}", "\u05dc\u05e9\u05d9\u05e8", "1"])
def test_own_words_come_back_in_the_next_session_as_they_are(somebody: Somebody, own: str) -> None:
    somebody.types("", "0", own, *["s"] * 40)
    assert f"You wanted {own}." in somebody.types("", command=("2",)).lines


def test_own_words_changed_later_come_back_as_they_were_changed(somebody: Somebody) -> None:
    somebody.types("", "0", "to sing", "b", "to swim", *["s"] * 40)
    assert "You wanted to swim." in somebody.types("", command=("2",)).lines


def test_own_words_among_several_come_back_with_the_others(somebody: Somebody, pack: Pack) -> None:
    many = choose("sore", "neck", "back", kind="choose-many", own_words="true")
    pack.write([many, CLOSE], [reading("open", text="It was {{first/sore}}."), CLOSE])
    somebody.types("1 0", "my ear", "b", "b", "2 0", "my toe", "")
    assert "It was take back, my toe." in somebody.types("q", command=("2",)).lines


def test_a_half_done_session_is_looked_at_as_well(somebody: Somebody) -> None:
    somebody.types("", "2")
    assert "You wanted to work." in somebody.types("", command=("2",)).lines


# keys


def test_help_help_lines_and_back_are_there_at_every_prompt_and_answer_nothing(somebody: Somebody) -> None:
    typed = [key for text in ANSWERS for key in ("?", "!", text)]
    told = somebody.types(*typed)
    assert told.out.count(words.KEYS) == len(ANSWERS) + 1
    assert told.out.count(LINES) == len(ANSWERS)
    assert somebody.answers == KEPT
    assert len(somebody.rows) == len(KEPT)


def test_back_and_enter_lead_to_the_same_prompt_from_every_prompt(somebody: Somebody) -> None:
    first, *others = ANSWERS
    typed = ["b", first, *(key for text in others for key in ("b", "", text))]
    told = somebody.types(*typed)
    assert words.FIRST in told.lines
    assert somebody.answers == KEPT
    assert len(somebody.rows) == len(KEPT)


def test_skip_leads_on_from_every_prompt(somebody: Somebody) -> None:
    somebody.finishes("1")
    # Of what speaks of nothing but what was left out nothing is left to read: no key was asked for.
    given = {name: value for name, value in somebody.answers.items() if value is not None}
    assert given == {"plan.sum": True, "echo": True}
    assert set(somebody.answers) == (set(KEPT) - {"relax.after"}) | {"again"}


# what cannot be taken


WRONG = {
    1: ("7", "walk", "t", "1 2", ""),
    2: ("1 2 3", "4", "0 1", "neck"),
    3: ("11", "-1", "3.5", "ten or so", "7/100", "11/10"),
}


def test_a_wrong_answer_is_refused_with_what_is_taken_and_asked_for_again(somebody: Somebody) -> None:
    typed = [key for number, text in enumerate(ANSWERS) for key in (*WRONG.get(number, ()), text)]
    told = somebody.types(*typed)
    assert told.out.count(sentence(Rejected("not_an_option", numbers="0 to 2"))) == len(WRONG[1])
    assert told.out.count(sentence(Rejected("not_options", numbers="0 to 3", most=2))) == len(WRONG[2]) - 1
    assert told.out.count(sentence(Rejected("none_with_others", numbers="0 to 3"))) == 1
    assert told.out.count(sentence(Rejected("not_on_scale"))) == len(WRONG[3])
    assert somebody.answers == KEPT
    assert told.lines.count("How much, mood?") == 1


@pytest.mark.parametrize("said", ["6/10", "6 out of 10", "six out of ten"])
def test_a_rating_may_say_that_it_is_one_of_ten(somebody: Somebody, said: str) -> None:
    somebody.types("", "1", "1", said)
    assert somebody.answers["mood"] == 6


def test_an_option_is_taken_by_the_beginning_of_its_words(somebody: Somebody, pack: Pack) -> None:
    pack.write([choose("sure", {"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}, core="true"), CLOSE])
    told = somebody.types("n")
    assert words.chose("No") in told.lines
    assert somebody.answers == {"sure": "no"}


@pytest.mark.parametrize("typed", ["x\n", "\n7\n", "\n1\n9\n", "\n1\n1\nx"])
def test_an_input_that_ends_after_a_refusal_is_a_usage_error_and_what_was_kept_is_safe(
    somebody: Somebody, typed: str
) -> None:
    told = somebody.starts(typed=typed, expect=2)
    assert told.errors.splitlines() == [words.REFUSED_AT_END]
    kept = somebody.answers if somebody.home.exists() else {}
    assert len(kept) == typed.count("\n") - typed.endswith("\n")


@pytest.mark.parametrize("after", ["?", "!", "b"])
def test_a_refusal_followed_by_something_else_is_a_pause(somebody: Somebody, after: str) -> None:
    assert words.PAUSED.format(command=words.GO_ON) in somebody.types("", "7", after).lines


NASTY = [
    *(b"\x1b[2J\x1b[1;1H", b"\x1b]0;title\x07", b"\x9b31m", b"\x00", b"\xff\xfe1", b"\xc3", b"1\x00"),
    *("\u202e1\u202c".encode(), "🙂".encode(), "1\ufe0f\u20e3".encode(), b"{{why}}", b"{0} %s [b]", b"$(reboot)"),
    *(b"1" * 1_000_000, b"one " * 250_000, b"\\x1b[2J", "\u05e9\u05d1\u05e2".encode(), b"' OR 1=1 --"),
]


def test_nothing_that_is_typed_at_a_list_or_a_scale_drives_anything_or_is_kept(somebody: Somebody) -> None:
    told = somebody.starts(typed=b"\n".join([b"", *NASTY, b"1", *NASTY, b"1 3", *NASTY, b"6", b"q", b""]))
    assert somebody.answers == {"hello": True, "why": "sleep", "sore": ["neck", "hand"], "mood": 6}
    assert told.out.count(sentence(Rejected("not_an_option", numbers="0 to 2"))) == len(NASTY)
    assert told.out.count(sentence(Rejected("not_on_scale"))) == len(NASTY)


HEBREW_AND_ARABIC = "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"
BRACKETS = "[b]bold[/b] [/] {{why}} {0} %s \\n"


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("a \x1b[31mred\x1b[0m \x07line", "a \x1b[31mred\x1b[0m \x07line", "a [31mred[0m line"),
        (BRACKETS, BRACKETS, BRACKETS),
        (HEBREW_AND_ARABIC, HEBREW_AND_ARABIC, HEBREW_AND_ARABIC),
        ("turned \u202eround", "turned \u202eround", "turned round"),
        ("  with a NUL\x00  ", "with a NUL", "with a NUL"),
        ("quit it", "quit it", "quit it"),
    ],
    ids=["control sequences", "brackets and escapes", "other scripts", "turned round", "a NUL", "nearly a key"],
)
def test_words_are_kept_as_they_are_and_shown_without_what_drives_a_terminal(
    somebody: Somebody, typed: str, kept: str, shown: str
) -> None:
    told = somebody.types(*ANSWERS[:4], typed, *ANSWERS[5:])
    assert somebody.answers["free"] == kept
    assert f"You want to sleep, and {shown}." in told.lines


def test_a_pasted_novel_is_refused_and_asked_for_again(somebody: Somebody) -> None:
    told = somebody.types(*ANSWERS[:4], "word " * 200_000, "short", "word " * 200_000, "", "s", "q")
    assert sentence(Rejected("words_too_long", limit=1000)) in told.lines
    assert sentence(Rejected("words_too_long", limit=10_000)) in told.lines
    assert (somebody.answers["free"], somebody.answers["more"]) == ("short", None)
    assert len(told.out) < 20_000


def test_bytes_that_are_no_text_are_refused_where_words_are_asked_for(somebody: Somebody) -> None:
    told = somebody.starts(typed="\n".join(ANSWERS[:4]).encode() + b"\ncaf\xe9\ncaf\xc3\xa9\nq\n")
    assert sentence(Rejected("words_unreadable")) in told.lines
    assert somebody.answers["free"] == "café"


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_lines_may_end_as_on_another_system(somebody: Somebody, ending: str) -> None:
    somebody.starts(typed=ending.join([*ANSWERS[:4], "a line", "two", "lines", "", "q", ""]))
    assert (somebody.answers["free"], somebody.answers["more"]) == ("a line", "two\nlines")


def test_lines_that_were_written_before_the_input_ended_are_kept(somebody: Somebody) -> None:
    told = somebody.starts(typed="\n".join([*ANSWERS[:5], "two", "lines"]))
    assert somebody.answers["more"] == "two\nlines"
    assert words.PAUSED.format(command=words.GO_ON) in told.lines


# what an answer brings about


def test_an_exercise_is_printed_where_nobody_could_press_a_key(somebody: Somebody) -> None:
    told = somebody.types(*ANSWERS)
    assert exercise_words.PRINTED in told.lines
    assert exercise_words.PLAIN_PHASE.format(text="Out, eyes closed.", seconds=3) in told.lines
    assert "Look." not in told.out


def test_words_about_ending_ones_life_bring_the_lines_once_a_session_and_are_kept(somebody: Somebody) -> None:
    told = somebody.types(*ANSWERS[:4], "I want to die", "I want to die", "", "q")
    assert told.out.count(NUMBER_TO_CALL) == 1
    assert (somebody.answers["free"], somebody.answers["more"]) == ("I want to die", "I want to die")
    assert NUMBER_TO_CALL not in somebody.types("q").out


@pytest.mark.parametrize("before", [0, 1, 2, 3, 6, 7], ids=["text", "list", "several", "scale", "care", "choice"])
def test_words_about_ending_ones_life_bring_the_lines_where_no_words_are_taken_too(
    somebody: Somebody, before: int
) -> None:
    told = somebody.types(*ANSWERS[:before], "I want to die", "I want to die", "q")
    assert told.out.count(NUMBER_TO_CALL) == 1
    kept = somebody.rows if somebody.home.exists() else []
    assert "die" not in str(kept)
    assert before == len(kept)


PEG: list[Raw] = [
    reading("hello"),
    {"id": "checkin", "kind": "checkin", "text": "Three numbers."},
    scale("mood"),
    CLOSE,
]


def checkins(somebody: Somebody) -> list[Checkin]:
    with reading_diary(somebody.home) as diary:
        return diary.checkins()


def test_the_check_in_of_a_session_is_kept_as_a_check_in(somebody: Somebody, pack: Pack) -> None:
    pack.write(PEG)
    told = somebody.types("", "7", "7", "6", "5", "")
    assert checkins(somebody) == [Checkin(DAY, 7, 7, 6)]
    assert somebody.answers == {"hello": True, "checkin": True, "mood": 5, "close": True}
    assert words.FINISHED.format(number=1) in told.lines


def test_the_check_in_is_not_asked_where_it_is_not_due_yet(somebody: Somebody, pack: Pack) -> None:
    pack.write(PEG)
    somebody.types("", "7", "7", "6", "5", "")
    somebody.types("", "5", "", command=("1",), now="2026-02-20T10:00:00+01:00")
    assert [one.occurred_on for one in checkins(somebody)] == [DAY]
    somebody.types("", "6", "6", "6", "5", "", command=("1",), now="2026-02-21T10:00:00+01:00")
    assert len(checkins(somebody)) == 2


def test_a_check_in_kept_in_this_session_keeps_its_place_when_it_goes_on(somebody: Somebody, pack: Pack) -> None:
    pack.write(PEG)
    somebody.types("", "7", "7", "6")
    told = somebody.types("b", "", "5", "")
    assert any(words.CHECKIN_DONE in text for text in told.lines)
    assert somebody.answers == {"hello": True, "checkin": True, "mood": 5, "close": True}


def test_back_out_of_the_question_whether_a_check_in_is_corrected_leads_to_the_prompt_before(
    somebody: Somebody, pack: Pack
) -> None:
    pack.write(PEG)
    somebody.types("", "7", "7", "6")
    told = somebody.types("b", "1", "b", "")
    assert told.lines.count("This is hello.") == 1
    assert [one.items for one in checkins(somebody)] == [(7, 7, 6)]


def test_back_out_of_the_check_in_leads_to_the_prompt_before_it_and_the_ratings_stay(
    somebody: Somebody, pack: Pack
) -> None:
    pack.write(PEG)
    told = somebody.types("", "7", "b", "b", "", "7", "6", "5", "")
    assert told.lines.count("This is hello.") == 2
    assert [one.items for one in checkins(somebody)] == [(7, 7, 6)]
    assert words.FINISHED.format(number=1) in told.lines


@pytest.mark.parametrize("ending", ["q", None], ids=["stopped", "the input ended"])
def test_a_pause_within_the_check_in_goes_on_within_it(somebody: Somebody, pack: Pack, ending: str | None) -> None:
    pack.write(PEG)
    told = somebody.types("", "7", *([ending] if ending else []))
    assert words.PAUSED.format(command=words.GO_ON) in told.lines
    assert checkin_words.GOES_ON in somebody.types("7", "6", "5", "").lines
    assert [one.items for one in checkins(somebody)] == [(7, 7, 6)]
    assert somebody.runs[0].state == "done"


def test_a_pause_within_a_check_in_that_comes_first_says_that_it_is_kept(somebody: Somebody, pack: Pack) -> None:
    pack.write(PEG[1:])
    assert words.PAUSED.format(command=words.GO_ON) in somebody.types("7", "q").lines


def test_a_check_in_may_be_skipped_question_by_question(somebody: Somebody, pack: Pack) -> None:
    pack.write(PEG)
    told = somebody.types("", "s", "s", "s", "5", "")
    assert sentence(Rejected("all_skipped")) in told.lines
    assert somebody.answers["checkin"] is None
    assert words.FINISHED.format(number=1) in told.lines


def test_a_refusal_within_the_check_in_at_the_end_of_the_input_is_a_usage_error(somebody: Somebody, pack: Pack) -> None:
    pack.write(PEG)
    assert words.REFUSED_AT_END in somebody.types("", "seventy", expect=2).errors


def test_the_question_before_a_drop_is_the_same_as_elsewhere(somebody: Somebody) -> None:
    somebody.types("")
    assert YES_NO in somebody.types("2", command=("--drop",)).out


# stories

STORY: Raw = {"id": "story", "kind": "story", "text": "She sings."}


def test_stories_left_out_stay_out_in_every_session_until_they_are_wanted_back(somebody: Somebody, pack: Pack) -> None:
    pack.write([STORY, CLOSE], [{**STORY, "id": "other"}, CLOSE])
    told = somebody.types("n", "")
    assert words.NO_STORIES in told.lines
    assert "She sings." not in somebody.types("", command=("2",)).out
    assert "She sings." in somebody.types("", "", command=("2", "--stories")).out
    assert "She sings." in somebody.types("", "", command=("1",)).out


def test_a_session_in_which_they_were_left_out_goes_on_without_them(somebody: Somebody, pack: Pack) -> None:
    pack.write([STORY, reading("then"), CLOSE])
    somebody.types("n")
    told = somebody.types("", "")
    assert "She sings." not in told.out
    assert words.FINISHED.format(number=1) in told.lines


# practice


def test_the_count_of_the_look_back_is_kept_as_practice(somebody: Somebody, pack: Pack) -> None:
    back: Raw = {"id": "back", "kind": "review", "of": "first", "skill": "breath", "text": "How often?"}
    back |= dict.fromkeys(("none", "some", "most", "worse"), "Words.")
    pack.write([{"id": "plan", "kind": "plan", "core": "true"}, CLOSE], [back, CLOSE])
    somebody.types("1", "5", "9", "", "")
    somebody.types("4", "", "", command=("2",))
    assert practices(somebody.home, COURSE) == [Practice("breath", "run 2: back.times of run 1", 4, source="review")]


def log(somebody: Somebody, *practised: Practice, on: str = "2026-02-12") -> None:
    store = Store(somebody.home)
    try:
        with store.transact() as diary:
            for one in practised:
                log_practice(diary, COURSE, one, clock_from({"CBTPAIN_NOW": at(on)}).now())
    finally:
        store.close()


def test_a_look_back_opens_with_what_was_logged_and_counts_it_once(somebody: Somebody, pack: Pack) -> None:
    back: Raw = {"id": "back", "kind": "review", "of": "first", "skill": "breath", "text": "How often?"}
    back |= dict.fromkeys(("none", "some", "most", "worse"), "Words.")
    pack.write([{"id": "plan", "kind": "plan", "core": "true"}, CLOSE], [back, CLOSE])
    somebody.types("1", "5", "9", "", "", now="2026-02-10T09:00:00+01:00")
    by_itself = Practice("breath", "log 1", source=PRACTICE)
    log(somebody, by_itself, by_itself._replace(ref="log 2"), on="2026-02-12")
    log(somebody, by_itself._replace(ref="log 3"), on="2026-02-13")
    log(somebody, by_itself._replace(ref="log 4"), on="2026-02-09")
    log(somebody, by_itself._replace(ref="log 5", skill="pmr"), on="2026-02-14")
    told = somebody.types("", "", "", command=("2",))
    assert words.COUNT_DEFAULT.format(default=2) in told.out
    assert [one for one in practices(somebody.home, COURSE) if one.source == "review"] == []
    told = somebody.types("5", "", "", command=("2",), now="2026-02-16T10:00:00+01:00")
    assert [one.times for one in practices(somebody.home, COURSE) if one.source == "review"] == [3]


def test_a_plan_looked_back_on_twice_or_in_a_dropped_session_is_counted_once(somebody: Somebody, pack: Pack) -> None:
    back: Raw = {"id": "back", "kind": "review", "of": "first", "skill": "breath", "text": "How often?"}
    back |= dict.fromkeys(("none", "some", "most", "worse"), "Words.")
    pack.write([{"id": "plan", "kind": "plan", "core": "true"}, CLOSE], [back, CLOSE])
    somebody.types("1", "5", "9", "", "")
    somebody.types("5", command=("2",))
    somebody.types("1", command=("--drop",))
    assert practices(somebody.home, COURSE) == []
    somebody.types("5", "", "", command=("2",))
    somebody.types("4", "", "", command=("2",), now="2026-02-16T10:00:00+01:00")
    assert [one.times for one in practices(somebody.home, COURSE)] == [4]


def test_an_exercise_that_was_only_printed_is_no_practice(somebody: Somebody) -> None:
    somebody.types(*ANSWERS)
    assert practices(somebody.home, COURSE) == []

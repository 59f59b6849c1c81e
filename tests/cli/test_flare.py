"""The worst day: few keys, the plan whatever is wrong, a true mark, and nothing lost where it was asked for."""

import io
import os
import signal
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from cbtpain.cli import flare_keep
from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.clock import moment_of
from cbtpain.course.flare import OwnPlan
from cbtpain.course.shelf import Shelf
from cbtpain.paths import DIARY, content
from cbtpain.records import Flare, Practice, Run, Said
from cbtpain.store.connection import connect
from cbtpain.store.fast_flares import flares
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from cbtpain.words import checkin as checkin_words
from cbtpain.words import flare as words
from tests.conftest import Person, at

MONDAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    errors: str = field(repr=False, default="")


def told(person: Person, *command: str, typed: str = "", on: date = MONDAY) -> Told:
    """A command run in this process, with what is typed."""
    out, errors = io.StringIO(), io.StringIO()
    services = Services(person.environ(at(on.isoformat())), io.StringIO(typed), out, errors)
    return Told(app(list(command), standalone_mode=False, obj=services), out.getvalue(), errors.getvalue())


def marked(person: Person) -> list[Flare]:
    return flares(person.home)


def answer(person: Person, session: str, said: dict[str, tuple[str, str]], felt: str | None = None) -> None:
    """A walk in which these were answered: by prompt, the value and how it reads."""
    with closing(Store(person.home)) as store:
        run = Run("cbtpain", session, 1, 1, "d", short=False, begun_on=MONDAY)
        moment = moment_of(datetime(2026, 3, 2, 8, tzinfo=UTC), None)
        for prompt, (value, words_) in said.items():
            done = Practice("breath", prompt, felt=felt) if felt else None
            run = Runs(store).keep(run, Said(prompt, f'"{value}"', words_), moment, practice=done)
        Runs(store).end(run, moment)


def test_the_usual_path_shows_the_plan_and_marks_the_day_with_enter(person: Person) -> None:
    done = told(person, "flare", typed="1\n\n")

    assert done.code == 0
    assert "  1  Breathe out slowly, ten times.\n" in done.out
    assert words.MARKED in done.out
    assert [Flare(MONDAY, id=1)] == marked(person)


@pytest.mark.parametrize("said", ["2", "3", "new", "not sure", "no"])
def test_new_or_not_sure_shows_the_signs_first_and_still_goes_on(person: Person, said: str) -> None:
    done = told(person, "flare", typed=f"{said}\n" + "\n" * 12)

    shown = [done.out.index(text) for text in ("Emergency now", "chest pain", "same day", "Have it checked", "Halve")]
    assert sorted(shown) == shown
    assert [Flare(MONDAY, id=1)] == marked(person)


def test_back_leads_from_the_signs_to_the_question_and_from_the_plan_too(person: Person) -> None:
    done = told(person, "flare", typed="2\nb\n1\nb\n1\n\n")

    assert done.out.count("is this your usual pain?") == 3
    assert len(marked(person)) == 1


@pytest.mark.parametrize(
    ("typed", "told_too"),
    [
        ("1\ns\n", ""),
        ("1\nno\n", ""),
        ("1\nwhat\nq\n", words.HELP),
        ("1\nq\n", ""),
        ("q\n", ""),
        ("b\n", ""),
        ("2\nb\nb\n", ""),
        ("x\n\nq\n", words.REFUSED),
    ],
)
def test_what_is_not_marked_is_said(person: Person, typed: str, told_too: str) -> None:
    done = told(person, "flare", typed=typed)

    assert words.NOTHING_MARKED in done.out
    assert told_too in done.out
    assert done.code == 0
    assert not person.home.exists()


def test_without_any_answer_all_of_it_is_printed_and_nothing_is_marked(person: Person) -> None:
    done = told(person, "flare")

    assert [
        text for text in ("usual pain?", "chest pain", "Halve today's plan", words.MARK_LATER) if text not in done.out
    ] == []
    assert done.code == 0
    assert not person.home.exists()


def test_the_newest_plan_of_ones_own_is_shown(person: Person) -> None:
    answer(
        person, "pace-by-the-clock", {"flare.first": ("mini", "do a mini"), "flare.people": ("ask", "ask for one bit")}
    )
    answer(person, "worksheet:flare", {"flare.first": ("position", "change your position")})
    answer(person, "solve-and-ask", {"flare.call.own": ("Jo, 0123", "Jo, 0123"), "flare.call": ("own", "")})

    out = told(person, "flare", typed="1\n\n").out
    assert words.PLAN_UNREADABLE not in out
    assert "  1  First hour: change your position.\n" in out
    assert "  2  With others: ask for one bit.\n" in out
    assert "call: Jo, 0123.\n" in out


def test_whom_the_breath_made_worse_is_not_sent_to_it(person: Person) -> None:
    answer(person, "calm-the-body", {"notice": ("worse", "")}, felt="worse")

    out = told(person, "flare", typed="1\n\n").out
    assert "Breathe" not in out
    assert "Name three things you see" in out


def test_a_damaged_diary_leaves_the_usual_plan_and_says_what_was_not_kept(person: Person) -> None:
    person.home.mkdir()
    (person.home / DIARY).write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    done = told(person, "flare", typed="1\n\n")

    assert "Halve today's plan." in done.out
    assert words.PLAN_UNREADABLE in done.out
    assert words.NOT_MARKED in done.out
    assert words.MARKED not in done.out
    assert done.code == 4


def test_a_diary_that_another_program_holds_leaves_the_plan_too(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cbtpain.store.connection.BUSY_SECONDS", 0.05)
    told(person, "flare", "--log")
    with closing(connect(person.home / DIARY)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = told(person, "flare", typed="1\n\n", on=MONDAY + timedelta(days=20))

    assert "Halve today's plan." in done.out
    assert words.NOT_MARKED in done.out
    assert done.code == 4


def test_one_that_goes_on_is_not_marked_twice(person: Person) -> None:
    told(person, "flare", "--log")
    out = told(person, "flare", typed="1\n\n", on=MONDAY + timedelta(days=2)).out

    assert words.MARKED_PROMPT in out
    assert [Flare(MONDAY, id=1)] == marked(person)


@pytest.mark.parametrize(
    ("until", "last"),
    [(["3", "days"], 2), (["three days"], 2), (["1"], 0), (["2026-03-05"], 3), (["tomorrow"], 1), (["today"], 0)],
)
def test_a_last_day_can_be_named(person: Person, until: list[str], last: int) -> None:
    done = told(person, "flare", "--until", *until)

    assert [Flare(MONDAY, MONDAY + timedelta(days=last), id=1)] == marked(person)
    assert words.SIGNS_HINT in done.out
    told(person, "flare", "--until", "5")
    assert [Flare(MONDAY, MONDAY + timedelta(days=4), id=1)] == marked(person)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("--until", "yesterday"), "That day is over."),
        (("--until", "29 days"), "up to 28 days"),
        (("--until", "400 days"), "up to 28 days"),
        (("--until", "9999-12-31"), "up to 28 days"),
        (("--until", "0"), "That is no day"),
        (("--until", "2026-02-31"), "That is no day"),
        (("--until", "when the sun shines"), "That is no day"),
        (("--until", ""), "That is no day"),
        (("--back", "--undo"), "does not go together"),
        (("--back", "--log"), "does not go together"),
        (("tomorrow",), "does not go together"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(
    person: Person, command: tuple[str, ...], said: str
) -> None:
    done = told(person, "flare", *command)

    assert (done.code, done.out) == (2, "")
    assert said in done.errors
    assert not person.home.exists()


def test_back_again_ends_it_and_a_mistake_is_taken_back(person: Person) -> None:
    told(person, "flare", "--log")
    thursday = MONDAY + timedelta(days=3)

    out = told(person, "flare", "--back", on=thursday).out
    assert words.BACK.format(days="2 Mar to Wed 4 Mar 2026") in out
    assert [Flare(MONDAY, None, thursday, 1)] == marked(person)

    assert "counts as before" in told(person, "flare", "--undo", on=thursday).out
    assert [Flare(MONDAY, id=1)] == marked(person)
    assert "marked as flare days again: 2 Mar to Wed 4 Mar 2026" in told(person, "flare", "--undo", on=thursday).out
    assert [Flare(MONDAY, None, thursday, 1)] == marked(person)


def test_one_marked_by_mistake_is_gone(person: Person) -> None:
    assert words.NOTHING_TO_UNDO in told(person, "flare", "--undo").out
    told(person, "flare", "--log")

    assert words.UNDONE_GONE.format(day="Mon 2 Mar 2026") in told(person, "flare", "--undo").out
    assert marked(person) == []


def test_back_without_a_flare_is_no_mistake(person: Person) -> None:
    done = told(person, "flare", "--back")
    assert (0, f"{words.NOT_IN_FLARE}\n") == (done.code, done.out)


def test_a_clock_that_was_set_back_ends_it_on_the_day_it_began(person: Person) -> None:
    told(person, "flare", "--log")
    out = told(person, "flare", "--back", on=MONDAY - timedelta(days=9)).out

    assert words.BACK.format(days="Mon 2 Mar 2026") in out
    assert words.BACK_TODAY not in out
    assert [Flare(MONDAY, None, MONDAY, 1)] == marked(person)


@pytest.mark.parametrize("word", ["flare", "f", " FLARE "])
def test_at_a_question_of_the_check_in_it_opens_and_comes_back(person: Person, word: str) -> None:
    done = told(person, "checkin", typed=f"7\n{word}\n1\n\n7\n6\n")

    assert words.BACK_HERE in done.out
    assert checkin_words.kept(MONDAY, checkin_words.items((7, 7, 6))) in done.out
    assert [Flare(MONDAY, id=1)] == marked(person)


@pytest.mark.parametrize(
    "command", [("checkin", "--quick"), ("start",), ("assess",), ("practice", "mini"), ("worksheet", "new", "card")]
)
def test_at_any_other_prompt_it_opens_and_comes_back(person: Person, command: tuple[str, ...]) -> None:
    done = told(person, *command, typed="f\nq\nf\nb\nf\n1\n\nq\n")

    assert done.out.count(words.BACK_HERE) == 3
    assert done.code == 0
    assert [Flare(MONDAY, id=1)] == marked(person)


def test_help_names_it(person: Person) -> None:
    for command in (("start",), ("checkin",), ("checkin", "--quick"), ("assess",)):
        assert words.KEY in told(person, *command, typed="?\nq\n").out


@pytest.mark.parametrize("missing", ["flare.yaml", "safety.yaml"])
def test_without_the_files_of_the_course_a_few_words_stand_in_for_them(
    person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    copytree(content(), tmp_path / "content")
    (tmp_path / "content" / missing).unlink()
    monkeypatch.setattr("cbtpain.paths.content", lambda: tmp_path / "content")
    for name in ("flare_walk", "help_desk"):
        monkeypatch.setattr(f"cbtpain.cli.{name}.content", lambda: tmp_path / "content")

    done = told(person, "flare", typed="1\n\n")
    assert done.out == "".join(f"{line}\n" for line in words.LAST_RESORT)
    assert done.code == 3
    assert words.LAST_RESORT[0] in told(person, "checkin", typed="7\nf\nq\n").out
    assert told(person, "flare", "--log").code == 0


def test_a_day_marked_beside_a_quick_check_in_is_a_flare_day_and_holds_nothing_back(person: Person) -> None:
    told(person, "checkin", "--quick", "8", "8", "--flare")
    assert [Flare(MONDAY, MONDAY, MONDAY)] == marked(person)
    assert "on a flare day" not in told(person).out
    assert words.IN_FLARE.format(day="Mon 2 Mar 2026") not in told(person).out
    assert '"flare_days": ["2026-03-02"]' in told(person, "progress", "--json").out

    told(person, "checkin", "--quick", "8", "8", "--no-flare")
    assert marked(person) == []


def test_every_step_that_asks_for_the_plan_is_called_so_that_it_is_found() -> None:
    shelf = Shelf(content())
    steps = [step for id_ in shelf.session_ids for step in shelf.session(id_)["steps"]]
    asking = [step for step in steps if step.get("worksheet") == "flare"]

    assert [step["id"] for step in asking] == ["flare", "flare"]
    assert {field for step in asking for field in step["fields"]} == set(vars(OwnPlan)["__slots__"]) - {"title"}


def test_a_signal_while_the_day_is_kept_does_not_make_it_deny_the_mark(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = flare_keep.mark

    def interrupted(services: Services, until: date | None = None) -> flare_keep.Marked:
        found = keep(services, until)
        os.kill(os.getpid(), signal.SIGTERM)
        return found

    monkeypatch.setattr(flare_keep, "mark", interrupted)
    done = told(person, "flare", typed="1\n\n")

    assert words.NOTHING_MARKED not in done.out
    assert [Flare(MONDAY, id=1)] == marked(person)

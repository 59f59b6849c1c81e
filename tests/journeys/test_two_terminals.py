"""Two terminals on one diary: both are kept, as revisions of a day or as two days, and neither sees an error."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import Any

import pexpect
import pytest

from cbtpain.store.connection import connect
from tests.conftest import Person, at

ROUNDS = 12


def together(person: Person, *runs: tuple[str, str]) -> list[str]:
    """Start a check-in for each (day, numbers) at the same instant; what each said."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "cbtpain", "checkin", *numbers.split()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=person.environ(at(day)),
        )
        for day, numbers in runs
    ]
    said = [process.communicate(timeout=60) for process in started]
    assert [(0, b"")] * len(runs) == [(process.returncode, told[1]) for process, told in zip(started, said)]
    return [out.decode() for out, _ in said]


def rows(person: Person) -> list[tuple[Any, ...]]:
    with closing(connect(person.home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute(
            "SELECT occurred_on, revision, pain, enjoyment, activity, asked FROM checkin ORDER BY occurred_on, revision"
        ).fetchall()


def test_two_check_ins_of_one_day_at_once_are_two_revisions(person: Person) -> None:
    for number in range(ROUNDS):
        day = f"2026-02-{number + 1:02}"
        said = together(person, (day, "7 7 6"), (day, "3 2 1"))

        found = [row for row in rows(person) if row[0] == day]
        assert [(day, 1), (day, 2)] == [row[:2] for row in found]
        assert {(7, 7, 6, 3), (3, 2, 1, 3)} == {row[2:] for row in found}
        assert [out.splitlines()[0].partition(": ")[2] for out in said] == [
            "pain 7, enjoyment of life 7, general activity 6.",
            "pain 3, enjoyment of life 2, general activity 1.",
        ]


def test_two_check_ins_of_two_days_at_once_are_both_kept(person: Person) -> None:
    for number in range(ROUNDS // 2):
        together(person, (f"2026-02-{2 * number + 1:02}", "7 7 6"), (f"2026-02-{2 * number + 2:02}", "3 2 1"))

    assert [
        (f"2026-02-{number + 1:02}", 1, *((7, 7, 6) if number % 2 == 0 else (3, 2, 1)), 3) for number in range(ROUNDS)
    ] == rows(person)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_the_first_two_check_ins_ever_at_once_are_both_kept(person: Person, number: int) -> None:
    second = "2026-02-01" if number % 2 == 0 else "2026-02-02"

    together(person, ("2026-02-01", "7 7 6"), (second, "3 2 1"))

    assert {(7, 7, 6), (3, 2, 1)} == {row[2:5] for row in rows(person)}


def test_many_check_ins_at_once_are_all_kept(person: Person) -> None:
    together(person, *[("2026-02-15", f"{number} {number} {number}") for number in range(8)])

    found = rows(person)
    assert list(range(1, 9)) == [row[1] for row in found]
    assert set(range(8)) == {row[2] for row in found}


class AtTerminal:
    """Somebody answering the questions in a terminal window."""

    def __init__(self, person: Person, *words: str, day: str = "2026-02-15") -> None:
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "cbtpain", "checkin", *words],
            env=dict(person.environ(at(day), {"TERM": "dumb", "COLUMNS": "200"})),
            encoding="utf-8",
            timeout=20,
        )
        self._child.delaybeforesend = None

    def sees(self, text: str) -> None:
        self._child.expect_exact(text)

    def answers(self, text: str, then: str) -> None:
        """Answer the question that stands, and wait for what follows."""
        self._child.expect_exact("0 to 10: ")
        self._child.sendline(text)
        self._child.expect_exact(then)

    def leaves(self) -> tuple[int | None, str]:
        """The exit code, and what was said at the end."""
        self._child.expect(pexpect.EOF)
        told: str = self._child.before
        self._child.close()
        return self._child.exitstatus, told

    def close(self) -> None:
        self._child.close(force=True)


@contextmanager
def two(person: Person, first_day: str = "2026-02-15", second_day: str = "2026-02-15") -> Iterator[list[AtTerminal]]:
    with ExitStack() as stack:
        yield [stack.enter_context(closing(AtTerminal(person, day=day))) for day in (first_day, second_day)]


@pytest.mark.parametrize("second_day", ["2026-02-15", "2026-02-16"])
def test_two_people_answering_in_turns_are_both_kept(person: Person, second_day: str) -> None:
    with two(person, second_day=second_day) as (one, other):
        one.sees("1 of 3")
        other.sees("1 of 3")
        one.answers("7", "2 of 3")
        other.answers("3", "2 of 3")
        other.answers("2", "3 of 3")
        one.answers("8", "3 of 3")
        one.answers("9", "Kept for Sun 15 Feb 2026: pain 7, enjoyment of life 8, general activity 9.")
        other.answers("1", "pain 3, enjoyment of life 2, general activity 1.")
        assert [one.leaves()[0], other.leaves()[0]] == [0, 0]

    assert {(7, 8, 9, 3), (3, 2, 1, 3)} == {row[2:] for row in rows(person) if row[5] == 3}


def test_two_people_going_on_with_one_begun_check_in_are_both_kept(person: Person) -> None:
    with closing(AtTerminal(person)) as one:
        one.sees("1 of 3")
        one.answers("7", "2 of 3")
        with closing(AtTerminal(person)) as other:
            other.sees("it goes on here")
            other.sees("2 of 3")
            other.answers("2", "3 of 3")
            one.answers("8", "3 of 3")
            one.answers("9", "pain 7, enjoyment of life 8, general activity 9.")
            other.answers("1", "pain 7, enjoyment of life 2, general activity 1.")
            assert [one.leaves()[0], other.leaves()[0]] == [0, 0]

    assert {(7, 8, 9, 3), (7, 2, 1, 3)} == {row[2:] for row in rows(person) if row[5] == 3}


def test_a_check_in_finished_elsewhere_meanwhile_does_not_stop_the_one_that_began_it(person: Person) -> None:
    with closing(AtTerminal(person)) as one:
        one.sees("1 of 3")
        one.answers("7", "2 of 3")
        person.run("checkin", now=at("2026-02-15"), typed="2\n1\n")
        one.answers("8", "3 of 3")
        one.answers("9", "pain 7, enjoyment of life 8, general activity 9.")
        assert one.leaves()[0] == 0

    assert {(7, 8, 9, 3), (7, 2, 1, 3)} == {row[2:] for row in rows(person) if row[5] == 3}


def test_a_one_shot_check_in_between_two_answers_is_kept_beside_them(person: Person) -> None:
    with closing(AtTerminal(person)) as one:
        one.sees("1 of 3")
        one.answers("7", "2 of 3")
        person.run("checkin", "8", "8", "8", now=at("2026-02-15"))
        one.answers("8", "3 of 3")
        one.answers("9", "Kept for Sun 15 Feb 2026")
        assert one.leaves()[0] == 0

    assert {row[2:] for row in rows(person) if row[5] == 3} == {(7, 8, 9, 3), (8, 8, 8, 3)}

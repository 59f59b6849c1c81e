"""Who is offered the gentle form first."""

import pytest

from cbtpain.clock import clock_from
from cbtpain.records import Assessed, Assessment, Run, Said
from cbtpain.store.assessments import Assessments
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from tests.conftest import Person
from tests.journeys.hurried import COURSE, NOW, piped

MOMENT = clock_from({"CBTPAIN_NOW": NOW}).now()


def answered(person: Person, **values: int) -> None:
    """A set of questions with these answers to the PHQ-4."""
    store = Store(person.home)
    try:
        kept = Assessment(0, MOMENT.local_date)
        for item, value in values.items():
            kept = Assessments(store).keep(kept, Assessed("phq-4", "1", "0" * 64, item, value), MOMENT)
    finally:
        store.close()


def said(person: Person, step: str, value: str) -> None:
    """An answer of session 3."""
    store = Store(person.home)
    try:
        run = Run(COURSE, "pace-by-the-clock", 3, 8, "0" * 64, False, MOMENT.local_date)
        Runs(store).keep(run, Said(step, f'"{value}"'), MOMENT)
    finally:
        store.close()


@pytest.mark.parametrize(("nervous", "worry", "first"), [(1, 1, "1"), (2, 1, "5"), (3, 3, "5")])
def test_with_much_worry_the_short_one_with_open_eyes_is_offered_first(
    person: Person, nervous: int, worry: int, first: str
) -> None:
    answered(person, nervous=nervous, worry=worry)
    told = piped(person, "practice", "mini", typed="\n7\nq\n")
    assert f"1 to 5, Enter begins {first}, s skips" in told


def test_worry_leaves_what_was_done_last_time_as_it_was(person: Person) -> None:
    answered(person, nervous=3, worry=3)
    piped(person, "practice", "mini", "--short", typed="\n7\n5\n2\n")
    assert "As last time: half a minute sitting." in piped(person, "practice", "mini", typed="q\n")


@pytest.mark.parametrize("energy", ["yes", "not-sure"])
def test_whom_effort_harms_is_offered_the_two_small_moves_first_and_never_longer_ones(
    person: Person, energy: str
) -> None:
    said(person, "energy", energy)
    told = piped(person, "practice", "move", "--speed", "slow", typed="2\n\n\n1\n2\n")
    assert "The smallest form comes first" in told
    assert "1 to 5, Enter begins 5, s skips" in told
    assert "usual length" in told
    assert "(20 seconds)" in told


def test_who_must_not_move_is_asked_whether_it_was_checked_and_rests(person: Person) -> None:
    said(person, "safety", "no-movement")
    told = piped(person, "practice", "move", typed="3\n\n5\n\n4\n1\n")
    assert "Has a doctor or nurse looked at it?" in told
    assert "short rest" in told
    assert "Ankles" not in told


def test_once_it_was_checked_the_moves_are_in_again(person: Person) -> None:
    said(person, "safety", "no-movement")
    told = piped(person, "practice", "move", typed="1\n2\n\n\n1\n2\n")
    assert "Ankles" in told
    assert "looked at it" not in piped(person, "practice", "move", typed="q\n")

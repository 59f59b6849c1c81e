"""Every session of the course, walked from its first screen to its last, as people with different ways would."""

from pathlib import Path
from random import Random

import pytest

from cbtpain.course.load import Course
from cbtpain.errors import OK
from cbtpain.paths import content
from tests.conftest import Person, at
from tests.journeys.sitting import Policy, at_random, everything, first_choice, foretold, sit, skips_all

NOW = at("2026-02-01")
SESSIONS = [str(number) for number, _ in enumerate(Course(content()).session_ids, start=1)]
POLICIES: dict[str, Policy] = {"first of everything": first_choice, "skips everything": skips_all}


def typed(home: Path, policy: Policy, number: str, *, short: bool = False) -> list[str]:
    return [line.text for line in foretold(home, NOW, policy, number, short=short)]


@pytest.mark.parametrize("number", SESSIONS)
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("short", [False, True], ids=["full", "short"])
def test_a_scripted_walk_ends_with_the_session_done(tmp_path: Path, number: str, policy: str, short: bool) -> None:
    lines = typed(tmp_path, POLICIES[policy], number, short=short)
    words = [number, *(["--short"] if short else [])]
    code, told = sit(tmp_path, NOW, *words, typed="".join(f"{line}\n" for line in lines))
    assert (code, f"Session {number} is done." in told) == (OK, True), told[-2000:]


@pytest.mark.parametrize("number", SESSIONS)
@pytest.mark.parametrize("seed", range(3))
def test_a_walk_cut_after_every_answer_and_resumed_keeps_the_same_diary(tmp_path: Path, number: str, seed: int) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    lines = typed(whole, at_random(Random(seed)), number)
    sit(whole, NOW, number, typed="".join(f"{line}\n" for line in lines))
    for line in lines:
        code, told = sit(cut, NOW, number, typed=f"{line}\n")
        assert code == OK, told
    assert everything(whole) == everything(cut)


def test_the_whole_course_in_a_row_as_real_processes(person: Person) -> None:
    for week, number in enumerate(SESSIONS):
        now = at(f"2026-0{2 + week // 4}-{1 + 7 * (week % 4):02}")
        lines = [line.text for line in foretold(person.home, now, first_choice)]
        told = person.run("start", now=now, typed="".join(f"{line}\n" for line in lines)).stdout
        assert f"Session {number} is done." in told, told[-2000:]
    assert "been through the whole course" in person.run("start", now=at("2026-03-29")).stdout


def test_answers_of_a_sitting_read_back_as_they_were_foretold(tmp_path: Path) -> None:
    lines = list(foretold(tmp_path, NOW, first_choice, "1"))
    sit(tmp_path, NOW, "1", typed="".join(f"{line.text}\n" for line in lines))
    kept = {row[2]: row[5] for row in everything(tmp_path)["answer"]}
    assert {line.key: line.value for line in lines if not line.is_rating} == {
        key: value for key, value in kept.items() if key != "checkin"
    }

"""``cbtpain today``, a session that has waited, and the days to come back."""

import json
from contextlib import closing
from datetime import date, timedelta

import pytest

from cbtpain.clock import moment_of
from cbtpain.errors import OK
from cbtpain.records import BOOSTER, Run, Said
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from cbtpain.store.settings import PAUSED, SESSION_DAY, setting
from cbtpain.words import bare as words
from cbtpain.words import booster as booster_words
from cbtpain.words import session as session_words
from tests.cli.here import weeks
from tests.cli.test_flare_quiet import at_noon, at_terminal
from tests.conftest import Person, at, one_session

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
IDS = (
    *("calm-the-body", "one-minute-calm", "pace-by-the-clock", "good-things"),
    *("fair-thoughts", "steer-attention", "solve-and-ask", "keep-it-going"),
)
BLAMES = ("late", "behind", "missed", "should", "must", "failed", "streak", "overdue")


def finished(person: Person, sessions: int, on: date = MONDAY) -> Person:
    with closing(Store(person.home)) as store:
        for number, id_ in enumerate(IDS[:sessions], start=1):
            run = Run("cbtpain", id_, number, 8, "d", short=False, begun_on=on)
            Runs(store).keep(run, Said("why", '"family"', "family"), moment_of(at_noon(on), None), done=True)
    return person


def told(person: Person, *command: str, on: date) -> str:
    done = person.run(*command, now=at(on.isoformat()))
    assert done.stderr == ""
    return done.stdout


# today


def test_it_is_bare_by_another_name(person: Person) -> None:
    finished(person, 1)
    assert told(person, "today", on=MONDAY) == told(person, on=MONDAY)


def test_it_is_three_lines_whatever_is_due(person: Person) -> None:
    for sessions in (0, 1, 8):
        finished(person, sessions)
        for days in (0, 6, 30, 400):
            assert len(told(person, "today", on=MONDAY + days * DAY).splitlines()) == 3


def test_the_second_session_is_spoken_of_by_its_length_from_day_5(person: Person) -> None:
    finished(person, 1)
    assert [words.SECOND in told(person, "today", on=MONDAY + days * DAY) for days in (4, 5, 20)] == [False, True, True]
    assert words.SECOND not in told(finished(person, 2), "today", on=MONDAY + 5 * DAY)


def test_programs_read_what_is_due_and_the_one_next_thing(person: Person) -> None:
    finished(person, 2)
    found = json.loads(told(person, "today", "--json", on=MONDAY + 7 * DAY))
    assert found == {
        "schema": "cbtpain.today/1",
        "as_of": "2026-03-09",
        "due": ["session", "checkin"],
        "next": {"what": "session", "command": "cbtpain start"},
        "session": {"number": 3, "from": "2026-03-09"},
        "in_flare": False,
        "paused": False,
        "quiet": False,
    }
    told(person, "remind", "pause", on=MONDAY)
    told(person, "flare", "--log", on=MONDAY + 7 * DAY)
    found = json.loads(told(person, "today", "--json", on=MONDAY + 7 * DAY))
    assert (found["in_flare"], found["paused"], found["quiet"]) == (True, True, True)


def test_a_prompt_has_one_neutral_word_where_something_is_due_and_none_else(person: Person) -> None:
    finished(person, 2)
    weeks(person, {MONDAY.isoformat(): (5, 5, 5)})
    person.run("assess", "--now", typed="s\n" * 40, now=at(MONDAY.isoformat()))
    assert told(person, "today", "--prompt", on=MONDAY) == ""
    assert told(person, "today", "--prompt", on=MONDAY + 7 * DAY) == f"{words.PROMPT_WORD}\n"
    told(person, "remind", "pause", on=MONDAY + 7 * DAY)
    assert told(person, "today", "--prompt", on=MONDAY + 7 * DAY) == ""
    assert words.PROMPT_WORD.isalpha()
    assert len(words.PROMPT_WORD) <= 5


@pytest.mark.parametrize("content", [b"", b"no diary" * 999, None], ids=["empty", "damaged", "a folder"])
def test_a_prompt_is_never_spoilt_by_a_diary_that_cannot_be_read(person: Person, content: bytes | None) -> None:
    person.home.mkdir()
    if content is None:
        (person.home / "diary.db").mkdir()
    else:
        (person.home / "diary.db").write_bytes(content)
    assert told(person, "today", "--prompt", on=MONDAY) in ("", f"{words.PROMPT_WORD}\n")


def test_a_prompt_works_without_a_home(person: Person) -> None:
    environ = {"CBTPAIN_HOME": "", "HOME": "/nonexistent"}
    done = person.run("today", "--prompt", now=at(MONDAY.isoformat()), more=environ)
    assert done.stderr == ""


# a session that has waited


def waited(person: Person, typed: str, *, days: int = 12) -> str:
    return at_terminal(person, typed=typed, on=MONDAY + days * DAY)


@pytest.fixture
def waiting(person: Person) -> Person:
    return finished(person, 2)


def test_after_a_while_it_asks_what_would_fit_once_a_week_and_blames_nobody(waiting: Person) -> None:
    said = waited(waiting, "\nq\n")
    assert words.WHAT_FITS in said
    assert [word for word in BLAMES if word in said.lower().split()] == []
    assert words.WHAT_FITS not in waited(waiting, "q\n", days=18)
    assert words.WHAT_FITS in waited(waiting, "\nq\n", days=19)


@pytest.mark.parametrize("days", [0, 7, 9])
def test_before_that_nothing_is_asked(waiting: Person, days: int) -> None:
    assert words.WHAT_FITS not in waited(waiting, "q\n", days=days)


def test_on_a_pipe_nothing_is_asked(waiting: Person) -> None:
    assert words.WHAT_FITS not in told(waiting, on=MONDAY + 12 * DAY)


def test_ten_minutes_now_is_the_short_path(waiting: Person) -> None:
    assert session_words.SHORT in waited(waiting, "1\nq\n")


def test_a_check_in_that_is_due_before_the_session_is_the_next_thing(waiting: Person) -> None:
    waiting.run("checkin", "5", "5", "5", now=at("2026-03-02"))
    waited(waiting, "2\n5\nq\n")
    said = told(waiting, on=MONDAY + 12 * DAY)
    assert words.CHECKIN_DUE in said
    assert words.DONE.partition("{")[0] in said


def test_another_day_moves_what_is_due(waiting: Person) -> None:
    said = waited(waiting, "2\nsoon\n5\nq\n")
    assert words.NOT_A_DAY in said
    assert words.NEXT_PLANNED.format(number=3, day="Thu 19 Mar 2026") in said
    assert setting(waiting.home, SESSION_DAY) == "3 2026-03-19"
    found = json.loads(told(waiting, "today", "--json", on=MONDAY + 12 * DAY))
    assert "session" not in found["due"]
    assert words.NEXT.format(number=3) in told(waiting, on=date(2026, 3, 19))


def test_back_at_the_day_leaves_it_as_it_was(waiting: Person) -> None:
    said = waited(waiting, "2\nb\nq\n")
    assert words.NOT_A_DAY not in said
    assert words.NEXT.format(number=3) in said
    assert setting(waiting.home, SESSION_DAY) is None


def test_a_small_practice_is_begun_at_once(waiting: Person) -> None:
    assert "Calm the breath" in waited(waiting, "3\nq\n")


def test_rest_is_silence_for_two_weeks(waiting: Person) -> None:
    assert "Nothing is due up to" in waited(waiting, "4\nq\n")
    assert setting(waiting.home, PAUSED) == "2026-03-27"
    assert words.WHAT_FITS not in waited(waiting, "q\n", days=26)


# days to come back


def boosters(person: Person) -> list[Run]:
    with reading_runs(person.home, "cbtpain") as runs:
        return [run for run in runs.aside() if run.session == BOOSTER]


@pytest.fixture
def through(person: Person) -> Person:
    finished(person, 8)
    weeks(person, {MONDAY.isoformat(): (6, 6, 6)})
    person.run("assess", "--now", typed="s\n" * 40, now=at(MONDAY.isoformat()))
    return person


def test_two_weeks_after_the_course_it_is_the_next_thing(through: Person) -> None:
    assert words.BOOSTER_DUE not in told(through, on=MONDAY + 13 * DAY)
    assert words.BOOSTER_DUE in told(through, on=MONDAY + 14 * DAY)


def test_it_has_a_check_in_a_skill_the_own_figures_and_the_next_day(through: Person) -> None:
    typed = "\n4\n4\n4\n1\n1\n\n\n5\n\n4\n1\n"
    done = through.run("booster", typed=typed, now=at("2026-03-16"))
    said = done.stdout
    assert "Kept for Mon 16 Mar 2026: pain 4" in said
    assert "Ease in a minute" in said
    assert said.index(booster_words.NUMBERS) < said.index("start 6.0")
    assert said.splitlines()[-1] == booster_words.NEXT.format(day="Thu 2 Apr 2026")
    assert [run.state for run in boosters(through)] == ["done"]
    assert words.BOOSTER_DUE not in told(through, on=date(2026, 3, 16))
    assert words.BOOSTER_DUE in told(through, on=date(2026, 4, 2))


def test_stopped_half_way_it_goes_on_there(through: Person) -> None:
    first = through.run("booster", typed="\n4\n4\n", now=at("2026-03-16"))
    assert first.stdout.splitlines()[-1].endswith(booster_words.COMMAND)
    second = through.run("booster", typed="4\n2\n0\n\n", now=at("2026-03-16"), expect=OK)
    assert booster_words.NUMBERS in second.stdout
    assert [run.state for run in boosters(through)] == ["done"]


def test_no_skill_today_is_fine(through: Person) -> None:
    done = through.run("booster", typed="\n4\n4\n4\n3\n0\n\n", now=at("2026-03-16"))
    assert "Begin small" in done.stdout
    assert booster_words.NUMBERS in done.stdout


def test_after_the_last_day_there_is_no_next(through: Person) -> None:
    done = through.run("booster", typed="\n4\n4\n4\n1\n0\n\n", now=at("2027-03-10"))
    assert done.stdout.splitlines()[-1] == booster_words.NO_NEXT


def test_a_course_of_ones_own_without_one_says_so(person: Person) -> None:
    environ = one_session(person.home.parent / "own")
    assert "no day to come back" in person.run("booster", more=environ, now=at("2026-03-16"), expect=5).stderr

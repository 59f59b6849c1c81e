"""The milestone set, typed as a person types it: what is asked, kept, said, and never said."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from cbtpain.paths import content
from cbtpain.words import assess as words
from cbtpain.words import bare as bare_words
from cbtpain.words import checkin as checkin_words
from cbtpain.words import session as session_words
from tests.cli.here import PersonHere
from tests.conftest import Person, at, one_session

START, NEXT_DAY, NEXT_WEEK = at("2026-02-01"), at("2026-02-02"), at("2026-02-09")
THREE_MONTHS, BETWEEN = at("2026-05-03"), at("2026-03-20")
PEG = ["7", "7", "6"]
OWN = ["8", "3", "5", "6", "5", "4", "6"]
NO_ACTIVITY, NHIS, PGIC = [""], ["4", "3"], ["2"]
AGREED, LEFT_OUT = ["1"], ["2"]
USUAL, HEAVY, VERY_HARD = ["1"] * 4, ["1", "1", "2", "3"], ["4", "4", "4", "4"]
Row = tuple[object, ...]


def typed(*parts: Iterable[str]) -> str:
    return "".join(f"{line}\n" for part in parts for line in part)


AT_START = typed(PEG, OWN, NO_ACTIVITY, NHIS, LEFT_OUT)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody new, whose folder does not exist yet."""
    return PersonHere(tmp_path / "home")


def rows(
    person: Person, columns: str = "instrument, item, value, words", table: str = "assessment_answer"
) -> list[Row]:
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        return connection.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()  # noqa: S608


def test_the_set_of_the_start_asks_16_questions_and_keeps_each(tmp_path: Path) -> None:
    person = Person(tmp_path / "home")
    told = person.run("assess", now=START, typed=typed(PEG, OWN, ["gardening", "7", ""], NHIS, AGREED, USUAL)).stdout
    assert words.OPENING.format(count=16) in told
    assert "16 of 16. Feeling down" in told
    assert words.DONE in told
    kept = {f"{instrument}/{item}": value or said for instrument, item, value, said in rows(person)}
    assert kept["own-items/worst"] == 8
    assert kept["own-activities/name-1"] == "gardening"
    assert kept["own-activities/rating-1"] == 7
    assert "pgic/change" not in kept
    assert rows(person, "month, begun_on, state, ended_on", "assessment") == [(0, "2026-02-01", "done", "2026-02-01")]
    assert rows(person, "occurred_on, pain, enjoyment, activity", "checkin") == [("2026-02-01", 7, 7, 6)]


def test_each_answer_is_kept_with_the_wording_it_was_given_to(person: Person) -> None:
    person.run("assess", now=START, typed=AT_START)
    found = set(rows(person, "version, length(wording)"))
    assert found == {("1", 64)}


def test_after_three_months_the_change_is_asked_and_activities_come_back_by_name(person: Person) -> None:
    person.run("assess", now=START, typed=typed(PEG, OWN, ["gardening", "7", ""], NHIS, LEFT_OUT))
    told = person.run("assess", now=THREE_MONTHS, typed=typed(PEG, OWN, ["4", ""], NHIS, PGIC, LEFT_OUT)).stdout
    assert words.OPENING.format(count=17) in told
    assert "how hard was this for you: gardening?" in told
    assert "my overall status is" in told
    later = rows(person, "assessment_id, item, value, words")
    assert (2, "name-1", None, "gardening") in later
    assert (2, "rating-1", 4, None) in later


@pytest.mark.parametrize("given", range(0, 14, 3))
def test_wherever_it_ends_it_goes_on_there(person: Person, given: int) -> None:
    lines = AT_START.splitlines()
    person.run("assess", now=START, typed=typed(lines[:given]))
    told = person.run("assess", now=START, typed=typed(lines[given:])).stdout
    assert words.DONE in told
    answers = [row for row in rows(person) if row[0] != "phq-4"]
    assert answers == [("own-items", *row) for row in zip(ITEMS, map(int, OWN), [None] * 7)] + [
        ("own-activities", "name-1", None, None),
        ("nhis-pain", "pain-days", 3, None),
        ("nhis-pain", "limited-days", 2, None),
    ]


ITEMS = ("worst", "least", "now", "moving", "people", "sleep", "confidence")


def test_it_says_how_to_go_on_and_that_all_is_kept(person: Person) -> None:
    assert words.PAUSED_NOTHING in person.run("assess", now=START).stdout
    assert words.PAUSED in person.run("assess", now=START, typed=typed(PEG, ["8", "q"])).stdout
    told = person.run("assess", now=NEXT_DAY, typed=typed(["q"])).stdout
    assert "You began this set on Sun 1 Feb 2026" in told
    assert checkin_words.LABELS["enjoyment"].capitalize() not in told


def test_the_check_in_of_the_day_counts_and_is_not_asked_twice(person: Person) -> None:
    person.run("checkin", *PEG, now=START)
    told = person.run("assess", now=START, typed=typed(OWN, NO_ACTIVITY, NHIS, LEFT_OUT)).stdout
    assert words.PEG_GIVEN in told
    assert words.DONE in told
    assert len(rows(person, table="checkin", columns="id")) == 1


def test_a_check_in_broken_off_goes_on_within_it(person: Person) -> None:
    person.run("checkin", now=START, typed="7\nq\n")
    told = person.run("assess", now=START, typed=typed(PEG[1:], OWN, NO_ACTIVITY, NHIS, LEFT_OUT)).stdout
    assert checkin_words.GOES_ON in told
    assert words.DONE in told
    assert rows(person, "pain, enjoyment, activity", "checkin") == [(7, 7, 6)]


def test_back_at_the_very_first_question_stays_there(person: Person) -> None:
    told = person.run("assess", now=START, typed=typed(["b"], AT_START.splitlines())).stdout
    assert words.FIRST in told
    assert words.DONE in told
    assert rows(person, "pain, enjoyment, activity", "checkin") == [(7, 7, 6)]


def test_the_questions_of_the_check_in_may_all_be_left_out(person: Person) -> None:
    told = person.run("assess", now=START, typed=typed(["s"] * 3, OWN, NO_ACTIVITY, NHIS, LEFT_OUT)).stdout
    assert words.DONE in told
    assert rows(person, "id", "checkin") == []


@pytest.mark.parametrize("name", ["{activity} {0}", "[bold]x[/b]", "\u202eabc", "😀 garden", "=cmd()", "<b>"])
def test_a_name_is_words_and_nothing_else(person: Person, name: str) -> None:
    told = person.run("assess", now=START, typed=typed(PEG, OWN, [name, "7", "q"])).stdout
    said = "".join(letter for letter in name if letter.isprintable())
    assert f"how hard was this for you: {said}?" in told
    assert ("own-activities", "name-1", None, name) in rows(person)


def test_a_name_longer_than_a_line_is_asked_for_again(person: Person) -> None:
    told = person.run("assess", now=START, typed=typed(PEG, OWN, ["x" * 2000, "garden", "7", "q"])).stdout
    assert "Please make it shorter." in told
    assert ("own-activities", "name-1", None, "garden") in rows(person)


def test_all_of_it_can_be_skipped(person: Person) -> None:
    told = person.run("assess", now=START, typed=typed(["s"] * 14)).stdout
    assert words.DONE in told
    assert {row[2:] for row in rows(person)} == {(None, None)}


def test_back_changes_an_answer_and_the_first_one_stays_in_the_diary(person: Person) -> None:
    person.run("assess", now=START, typed=typed(PEG, ["8", "3", "b", "b", "9", "", "q"]))
    assert rows(person, "item, revision, value") == [("worst", 1, 8), ("least", 1, 3), ("worst", 2, 9)]


def test_every_key_works_at_every_prompt(person: Person) -> None:
    told = person.run("assess", now=START, typed=typed(PEG, ["b", "?", "!", "11", "8/10", "q"])).stdout
    assert words.PEG_IS_KEPT in told
    assert "One number for that one moment" in told
    assert "cbtpain help-now" in told
    assert "That is not on the scale." in told
    assert rows(person, "item, value") == [("worst", 8)]


def test_an_input_that_ends_on_a_refused_answer_is_told_as_usage(person: Person) -> None:
    told = person.run("assess", now=START, typed=typed(PEG, ["11"]), expect=2)
    assert words.REFUSED_AT_END in told.stderr


def test_outside_a_window_it_says_when_and_can_be_given_all_the_same(person: Person) -> None:
    person.run("checkin", *PEG, now=START)
    told = person.run("assess", now=BETWEEN).stdout
    assert words.NOT_OPEN in told
    assert "from Sun 19 Apr 2026 to Sun 31 May 2026" in told
    assert words.ANYWAY in told
    person.run("assess", "--now", now=BETWEEN, typed=typed(PEG, OWN, NO_ACTIVITY, NHIS, PGIC, LEFT_OUT))
    assert rows(person, "month, state", "assessment") == [(None, "done")]
    marks = json.loads(person.run("progress", "--json", now=THREE_MONTHS).stdout)["milestones"]
    assert [mark["state"] for mark in marks] == ["done", "due", "upcoming", "upcoming"]


def test_a_set_that_was_given_is_not_asked_again(person: Person) -> None:
    person.run("assess", now=START, typed=AT_START)
    told = person.run("assess", now=NEXT_DAY).stdout
    assert words.GIVEN.format(day="Sun 1 Feb 2026") in told
    assert "0 to 10" not in told


def test_a_set_broken_off_over_a_week_ago_is_begun_anew(person: Person) -> None:
    person.run("assess", now=START, typed=typed(PEG, ["8", "q"]))
    told = person.run("assess", now=NEXT_WEEK, typed=typed(PEG, ["q"])).stdout
    assert words.OPENING.format(count=16) in told


def given_to_the_end(person: Person, mood: list[str], *after: str, now: str = START) -> str:
    change = PGIC if now == THREE_MONTHS else []
    return person.run("assess", now=now, typed=typed(PEG, OWN, NO_ACTIVITY, NHIS, change, AGREED, mood, after)).stdout


SCORES = r"\b(PHQ|GAD|score of|[0-9]+ of 12|[0-9]+ of 6\b|mild|moderate|severe|depress(ion|ive) )"


@pytest.mark.parametrize("mood", [USUAL, HEAVY, VERY_HARD])
def test_no_score_and_no_band_is_ever_on_the_screen(person: Person, mood: list[str]) -> None:
    told = given_to_the_end(person, mood, "4")
    after = told[told.index("Feeling down, depressed, or hopeless") :]
    assert not re.search(SCORES, after, re.IGNORECASE)


def test_usual_weeks_bring_no_words(person: Person) -> None:
    told = given_to_the_end(person, USUAL)
    assert words.HEAVY not in told
    assert words.DONE in told


def test_heavy_weeks_bring_words_and_a_choice_and_no_lock(person: Person) -> None:
    told = given_to_the_end(person, HEAVY, "1", "3")
    assert words.HEAVY in told
    assert words.HEAVY_DOCTOR in told
    assert "ending my life" not in told
    assert words.VERY_HARD not in told
    assert words.DONE in told


@pytest.mark.parametrize(("key", "said"), [("4", words.DONE), ("3", words.BREAK)])
def test_very_hard_weeks_bring_the_lines_on_the_same_screen_and_four_ways_on(
    person: Person, key: str, said: str
) -> None:
    told = given_to_the_end(person, VERY_HARD, key)
    assert told.index(words.VERY_HARD) < told.index("988") < told.index(words.VERY_HARD_CHOICES)
    assert said in told
    assert rows(person, "state", "assessment") == [("done",)]


def test_very_hard_twice_says_that_the_course_is_not_enough(person: Person) -> None:
    assert words.NOT_ENOUGH not in given_to_the_end(person, VERY_HARD, "4")
    assert words.NOT_ENOUGH in given_to_the_end(person, VERY_HARD, "4", now=THREE_MONTHS)


def test_nothing_about_a_risk_is_kept(person: Person) -> None:
    given_to_the_end(person, VERY_HARD, "4")
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        schema = " ".join(row[0] or "" for row in connection.execute("SELECT sql FROM sqlite_master"))
    assert not re.search("risk|tier|band|severe", schema)
    assert [row[1] for row in rows(person) if row[0] == "phq-4"] == ["consent", "nervous", "worry", "interest", "down"]


def test_words_that_were_not_seen_to_their_end_come_once_more_at_the_next_start(person: Person) -> None:
    given_to_the_end(person, VERY_HARD)
    told = person.run("start", now=NEXT_DAY, typed="q\n").stdout
    assert told.index(words.VERY_HARD_UNSEEN) < told.index("988") < told.index("Session 1 of 8")
    person.run("assess", now=NEXT_DAY, typed="4\n")
    assert words.VERY_HARD_UNSEEN not in person.run("start", now=NEXT_DAY, typed="q\n").stdout


def test_words_that_worry_in_a_name_bring_the_help_lines(person: Person) -> None:
    told = person.run("assess", now=START, typed=typed(PEG, OWN, ["I want to die", "q"])).stdout
    assert "If you are thinking about killing yourself" in told


def a_pack(person: Person, grant: str) -> None:
    """PSEQ-2 with made-up words in place of the licensed ones."""
    folder = person.home / "instruments"
    folder.mkdir(parents=True)
    path = Path(copy(content() / "instruments" / "templates" / "pseq-2.yaml", folder))
    text = re.sub(r'(text|low|high|notice): ""', r'\1: "made-up words"', path.read_text(encoding="utf-8"))
    path.write_text(text.replace('grant_ref: ""', f'grant_ref: "{grant}"'), encoding="utf-8")


def test_a_pack_with_its_grant_is_asked_and_kept(person: Person) -> None:
    a_pack(person, "granted 2026")
    told = person.run("assess", now=START, typed=typed(PEG, OWN, NO_ACTIVITY, NHIS, ["6", "7", "5"], LEFT_OUT)).stdout
    assert words.OPENING.format(count=18) in told
    assert "Type a whole number from 0 to 6" in told
    assert [row for row in rows(person) if row[0] == "pseq-2"] == [
        ("pseq-2", "item-1", 6, None),
        ("pseq-2", "item-2", 5, None),
    ]


def test_a_pack_without_its_grant_is_left_out_and_told_of(person: Person) -> None:
    a_pack(person, "")
    told = person.run("assess", now=START, typed=AT_START).stdout
    assert words.packs_refused(1, 1) in told.splitlines()
    assert words.DONE in told


def test_however_much_is_wrong_with_a_pack_one_line_says_so_and_a_command_lists_it(person: Person) -> None:
    a_pack(person, "TODO")
    pack = person.home / "instruments" / "pseq-2.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("made-up words", "TBD"), encoding="utf-8")

    begun = person.run("assess", now=START, typed="q\n").stdout
    listed = person.run("content", "check", now=START, expect=3).stdout

    faults = [line for line in listed.splitlines() if line.startswith(f"{pack}:")]
    assert len(faults) > 3
    assert "a placeholder, and this wording needs a grant" in listed
    assert [line for line in begun.splitlines() if "not whole" in line] == [words.packs_refused(1, len(faults))]
    assert person.run(now=START).stdout.count("\n") == 3


def finished(person: Person) -> None:
    """Session 1 of a course as if it had been taken, and the check-in in it."""
    person.run("checkin", *PEG, now=START)
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        connection.execute(
            "INSERT INTO run (course, session, number, sessions, digest, short, begun_on, state, ended_on, at_utc,"
            " offset_min) VALUES ('cbtpain', 'calm-the-body', 1, 8, 'd', 0, '2026-02-01', 'done', '2026-02-01', 'x', 0)"
        )
        connection.commit()


def test_bare_speaks_of_it_in_three_lines_only_after_a_session(person: Person) -> None:
    person.run("checkin", *PEG, now=START)
    assert "assess" not in person.run(now=START).stdout
    finished(person)
    lines = person.run(now=START).stdout.splitlines()
    assert len(lines) == 3
    assert lines[0] == bare_words.LONGER_OPEN.format(where="You finished session 1 on Sun 1 Feb 2026.")
    assert "session 2" in lines[1]
    person.run("assess", now=START, typed="8\nq\n")
    assert person.run(now=START).stdout.splitlines()[0].endswith("are half done: cbtpain assess")
    assert "assess" not in person.run(now=at("2026-03-01")).stdout


def test_it_is_not_spoken_of_within_a_session_nor_before_its_end(person: Person) -> None:
    told = person.run("start", now=START, typed="q\n").stdout
    assert "cbtpain assess" not in told
    assert session_words.FOOT in told


def test_after_a_session_one_line_says_that_it_is_open(person: Person, tmp_path: Path) -> None:
    more = one_session(tmp_path / "course", '{id: "hello", kind: "reading", text: "Hello."}')
    assert "cbtpain assess" not in person.run("start", now=START, typed="\n\n", more=more).stdout
    person.run("checkin", *PEG, now=START)
    told = person.run("start", "1", now=NEXT_DAY, typed="\n\n", more=more).stdout
    offer = words.OFFER[0].format(day="Tue 10 Feb 2026")
    assert told.index(session_words.FINISHED.format(number=1)) < told.index(offer) < told.index(session_words.FOOT)
    person.run("assess", now=NEXT_DAY, typed=AT_START)
    assert "cbtpain assess" not in person.run("start", now=NEXT_DAY, more=more).stdout
    assert words.OFFER[3].format(day="Sun 31 May 2026") in person.run("start", now=THREE_MONTHS, more=more).stdout


def test_after_the_course_it_is_the_next_thing_of_bare(person: Person) -> None:
    finished(person)
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        connection.execute("UPDATE run SET sessions = 1")
        connection.commit()
    lines = person.run(now=THREE_MONTHS).stdout.splitlines()
    assert len(lines) == 3
    assert lines[1] == bare_words.ASSESS


def test_programs_read_the_milestones_of_a_year(person: Person) -> None:
    for day, rating in (("2026-02-01", "8"), ("2026-05-03", "5"), ("2026-08-02", "5"), ("2027-02-01", "7")):
        person.run("checkin", rating, rating, rating, now=at(day))
    marks = json.loads(person.run("progress", "--json", now=at("2027-04-10")).stdout)["milestones"]
    assert [(one["month"], one["state"], one["on"], one["severity"], one["held"]) for one in marks] == [
        (0, "done", "2026-02-01", 8.0, None),
        (3, "done", "2026-05-03", 5.0, None),
        (6, "done", "2026-08-02", 5.0, True),
        (12, "done", "2027-02-01", 7.0, False),
    ]


@pytest.mark.parametrize("given", [4, 13])
def test_a_kill_loses_no_answer_before_the_question_that_stands(tmp_path: Path, given: int) -> None:
    person = Person(tmp_path / "home")
    child = subprocess.Popen(
        [sys.executable, "-m", "cbtpain", "assess"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=person.environ(START),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(typed(AT_START.splitlines()[:given]).encode())
    child.stdin.flush()
    next_question = {4: b"5 of 16.", 13: b"Four short questions"}[given]
    while next_question not in (line := child.stdout.readline()):
        assert line
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    assert len(rows(person)) == given - len(PEG)

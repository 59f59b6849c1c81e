"""What matters most fits on the first 24 rows at 80 columns, whatever the status; the rest has one order."""

import io
import re
from datetime import date

import pytest

from cbtpain.measures.milestones import milestones_so_far
from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.steps import due_on, next_step
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import Checkin
from cbtpain.screen.glyphs import UNICODE
from cbtpain.screen.output import Output
from cbtpain.screen.progress import Beside, show
from cbtpain.words import life, milestones, practice
from cbtpain.words import progress as words
from tests.screen.test_life import ITEMS
from tests.screen.test_views import FIRST, TEXTS, checkins

ROWS = 24
STYLE = re.compile(r"\x1b\[[0-9;]*m")
ONE_READING = [Checkin(FIRST, 6, 6, 6), Checkin(date(2026, 2, 15), 5, 5, 5)]
CASES = {name: given for name, (given, _) in TEXTS.items()} | {"provisional": ONE_READING}


def shown(given: list[Checkin]) -> list[str]:
    stream = io.StringIO()
    found = trend(Ratings(given), given[-1].occurred_on)
    marks = milestones_so_far(found, Ratings(given), ())
    beside = Beside(life=ITEMS, marks=marks, practised=[SkillSoFar("pmr", 3)], more=["A day."])
    step = next_step(found, due_on(given[-1].occurred_on, found.as_of))
    show(Output(stream, 80, plain=False, glyphs=UNICODE), found, step, given, whole=False, beside=beside)
    return STYLE.sub("", stream.getvalue()).splitlines()


@pytest.mark.parametrize("name", CASES)
def test_function_severity_and_the_chart_fit_on_a_usual_terminal(name: str) -> None:
    lines = shown(CASES[name])
    before = lines[: lines.index(words.MORE_TITLE)]
    assert len(before) - 1 <= ROWS
    assert before[-1] == ""
    assert lines[2].startswith(words.FUNCTION.partition("{")[0])
    assert lines[3].startswith(words.SEVERITY_NOW.partition("{")[0])


def test_the_rest_has_headings_in_one_order_and_the_next_thing_is_last() -> None:
    lines = shown(checkins((7, 7, 6), *[(5, 4, 5)] * 12))
    titles = [words.MORE_TITLE, life.TITLE, milestones.TITLE, words.DAYS_TITLE, practice.TITLE]
    assert [line for line in lines if line in titles] == titles
    assert lines[-1].startswith("Next: ")


def test_the_shares_of_the_trial_are_said_in_one_place() -> None:
    lines = shown(checkins((7, 7, 6), *[(6, 6, 5)] * 12))
    told = " ".join(lines)
    assert "in 100 of those" not in told
    assert told.count("Most people did not reach") == 1
    assert told.count("11 questions") == 1

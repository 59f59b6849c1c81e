"""The milestones on a screen: a table where there is room, the same in sentences, the trial's groups beside it."""

import io
import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from cbtpain.measures.milestones import milestones_so_far
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import Assessment, Checkin
from cbtpain.screen.glyphs import UNICODE
from cbtpain.screen.milestones import Trial, say_milestones
from cbtpain.screen.output import Output
from cbtpain.words import milestones as words

D0 = date(2026, 2, 1)
HIGH, LOW = (7, 7, 6), (5, 4, 5)
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def shown(
    checkins: Sequence[Checkin],
    today: int,
    *,
    width: int | None = 80,
    sets: Sequence[Assessment] = (),
    quoted: int | None = None,
) -> list[str]:
    """``width`` None: the plain form. ``quoted``: the month whose shares were said before the marks."""
    said = "As said." if quoted is not None else ""
    stream = io.StringIO()
    out = Output(stream, width, plain=width is None, glyphs=UNICODE)
    history = Ratings(checkins)
    found = trend(history, D0 + timedelta(days=today))
    say_milestones(out, milestones_so_far(found, history, sets), Trial(found.goal is not None, said, quoted))
    return STYLE.sub("", stream.getvalue()).splitlines()


def rated(*readings: tuple[int, tuple[int, int, int]], start: tuple[int, int, int] = HIGH) -> list[Checkin]:
    return [Checkin(D0, *start), *(Checkin(D0 + timedelta(days=day), *items) for day, items in readings)]


def test_before_a_rating_nothing_is_said() -> None:
    assert shown([], 0) == []


@pytest.mark.parametrize("today", [0, 76])
def test_until_the_first_mark_one_line_says_when_it_is(today: int) -> None:
    said = " ".join(shown(rated(), today, width=None)).strip()
    assert said == f"{words.TITLE} {words.FIRST.format(first='19 Apr 2026', last='31 May 2026')}"


def test_the_table_has_the_persons_rating_and_the_three_groups_of_the_trial() -> None:
    lines = shown(rated((91, LOW)), 130)
    assert "  3 months   4.7 on 3 May 2026, at the line        27       32       21" in lines
    assert "  6 months   from 5 Jul 2026                       33       37       23" in lines
    assert "  12 months  from 2 Jan 2027                       36       38       27" in lines
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("today", "cell"), [(100, "open until 31 May 2026"), (130, "no full rating")], ids=["open", "closed"]
)
def test_a_mark_without_a_rating_says_so(today: int, cell: str) -> None:
    row = next(line for line in shown(rated(), today) if line.startswith("  3 months"))
    assert cell in row


def test_what_is_open_now_is_said_with_the_command() -> None:
    said = " ".join(shown(rated(), 100))
    assert words.DUE.format(months="three months", day="Sun 31 May 2026") in said


@pytest.mark.parametrize("width", [None, 60, 40])
def test_sentences_say_what_the_table_says(width: int | None) -> None:
    said = " ".join(" ".join(shown(rated((91, LOW), (182, LOW)), 230, width=width)).split())
    assert words.SAID_AT_LINE.format(months="three months", value="4.7", day="3 May 2026") in said
    assert words.TRIAL.format(months="three months", online=27, coach=32, usual=21) in said
    assert words.TRIAL.format(months="six months", online=33, coach=37, usual=23) in said
    assert words.HELD.format(months="six months") in said
    assert words.SAID_FROM.format(months="twelve months", day="2 Jan 2027") in said
    assert words.SHARES in said
    # The trial's groups stand beside marks the person has come to.
    assert words.TRIAL.format(months="twelve months", online=36, coach=38, usual=27) not in said


@pytest.mark.parametrize("width", [None, 60])
def test_in_sentences_shares_said_before_the_marks_are_not_said_again(width: int | None) -> None:
    said = " ".join(" ".join(shown(rated((91, LOW), (182, LOW)), 230, width=width, quoted=6)).split())
    assert said.startswith(f"{words.TITLE} As said.")
    assert words.TRIAL.format(months="six months", online=33, coach=37, usual=23) not in said
    assert words.TRIAL_COACH.format(months="six months", coach=37) in said
    assert words.TRIAL.format(months="three months", online=27, coach=32, usual=21) in said


def test_shares_are_always_said_to_be_shares_of_people() -> None:
    for width in (None, 80):
        said = " ".join(shown(rated((91, HIGH)), 130, width=width))
        assert words.SHARES in said
        assert "at least 30 percent" not in said


def test_a_start_below_2_has_no_line_and_no_shares_beside_it() -> None:
    for width in (None, 80):
        said = " ".join(shown(rated((91, (0, 0, 0)), start=(1, 1, 1)), 130, width=width))
        assert "0.0" in said
        assert "line" not in said
        assert "shares" not in said

"""Coping cards, one a screen."""

from pathlib import Path

import pytest

from cbtpain.words import cards as words
from cbtpain.words.faults import SENTENCES
from tests.cli.worksheets import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_somebody_without_a_card_gets_a_line_for_each_moment_and_how_to_make_one(desk: Desk) -> None:
    assert desk.run("cards") == 0
    told = [line.rpartition(": ")[2] for line in desk.said.splitlines() if line.startswith("  ")]
    assert told == [
        "One breath out. Then the next.",
        "I know one thing I can do. I begin with that.",
        "That was hard, and I got through it.",
    ]
    assert desk.said.endswith(f"{words.MAKE}\n")
    assert not desk.home.exists()


def test_the_cards_are_the_persons_own_newest_first_and_each_stands_once(desk: Desk) -> None:
    desk.card()
    desk.run("worksheet", "new", "card", typed="3\n0\nrest now, \x1b]0;title\x07 and then\n")
    desk.card()
    desk.run("worksheet", "new", "card", typed="2\ns\n2\n")
    assert desk.run("cards") == 0
    heads = [line for line in desk.said.splitlines() if line.startswith("Card")]
    assert heads == ["Card 1 of 2, while the pain is strong", "Card 2 of 2, afterwards"]
    assert "    rest now, ]0;title and then" in desk.said


def test_those_for_one_moment(desk: Desk) -> None:
    desk.card()
    desk.run("cards", "--moment", "during")
    assert "Card 1 of 1" in desk.said
    desk.run("cards", "--moment", "after")
    assert words.READY_ONE in desk.said
    assert "That was hard" in desk.said
    assert desk.run("cards", "--moment", "noon") == 2
    assert SENTENCES["no_such_moment"].format(moments="during, before, after") in desk.said


def test_a_card_made_by_itself_is_read_before_session_5(desk: Desk) -> None:
    desk.run("worksheet", "new", "card", typed="1\n0\nit will pass again\n")
    desk.run("practice", "card-reading", typed="\n3\n\n\n3\n2\n\n")
    assert 'Read it slowly: "it will pass again."' in desk.said

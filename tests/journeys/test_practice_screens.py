"""A practice as a person sees it, against files to be read.

To write them anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_practice_screens.py,
then read each as the person would.
"""

import re

import pytest

from tests.conftest import Person
from tests.journeys.hurried import Seat, piped
from tests.journeys.test_screens import compare

BAR = re.compile(r"\r\x1b\[2K[^\r\n]*")
STYLE = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
AFTER = "0 to 10: "


def seen(seat: Seat) -> str:
    seat.end()
    return STYLE.sub("", BAR.sub("", seat.seen)).replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [40, 80])
def test_a_mini_for_the_first_time_that_was_worse(person: Person, columns: int) -> None:
    seat = Seat(person, "practice", "mini", columns=columns).until("Enter goes on: ").line("").until(AFTER).line("4")
    seat.until("skips: ").line("").until("That was it.").until(AFTER).line("8").until("1 to 3: ").line("3")
    text = seen(seat.until("1 to 3: ").line("1"))
    assert max(map(len, text.splitlines())) <= columns
    compare(f"practice-mini-{columns}", text)


def test_relaxation_for_the_second_time_in_plain_form(person: Person) -> None:
    piped(person, "practice", "pmr", "--short", typed="\n8\n6\n2\n")
    seat = Seat(person, "practice", "pmr", "--plain").until("c changes").until(AFTER).line("8")
    seat.until("That was it.").until(AFTER).line("6").until("1 to 3: ").line("2")
    compare("practice-pmr-plain", seen(seat))


def test_a_practice_from_a_pipe(person: Person) -> None:
    compare("practice-piped", piped(person, "practice", "breath", "--bad-day", typed="\n\n3\n1\n"))


def test_the_log(person: Person) -> None:
    told = [piped(person, "practice", "--log", *words) for words in (("minis", "5"), ("move", "part"))]
    told += [piped(person, "practice", one) for one in ("--list", "--undo", "--list")]
    compare("practice-log", "".join(told))


def test_a_script(person: Person) -> None:
    compare("script-mini", piped(person, "script", "mini", "--in-bed"))

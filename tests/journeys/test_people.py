"""The whole course as different people take it, week by week, against files to be read as that person.

To write them anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_people.py,
then read each from start to end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fnmatch import fnmatch
from pathlib import Path

import pytest

from cbtpain.course.load import Course
from cbtpain.course.prompt import Form, Prompt
from cbtpain.errors import OK
from cbtpain.paths import content
from cbtpain.play.parse import numbered
from tests.conftest import at
from tests.journeys.sitting import first_choice, foretold, sit
from tests.journeys.test_screens import compare

FIRST = date(2026, 3, 2)
SESSIONS = range(1, 1 + len(Course(content()).session_ids))
GOES_ON = {
    "*.do": "",
    "*mood": "6",
    "*sense*": "7",
    "pacing-sure": "7",
    "importance": "7",
    "confidence": "7",
    "*.confidence": "8",
}


@dataclass(frozen=True)
class Somebody:
    """``says``: by the prompt's id (``*`` stands for anything), what is typed, or the id of what is chosen."""

    says: Mapping[str, str] = field(default_factory=dict)
    skips: bool = False
    short: bool = False

    def __call__(self, prompt: Prompt) -> str:
        if prompt.form is Form.SHOW and not self.skips:
            return ""
        told = next((text for pattern, text in self.says.items() if fnmatch(prompt.id, pattern)), None)
        if told is not None:
            return self._typed(prompt, told)
        if self.skips:
            return "2" if prompt.id == "again" else "s"
        if prompt.form in (Form.LINE, Form.LINES):
            return "what I wrote"
        return first_choice(prompt)

    @staticmethod
    def _typed(prompt: Prompt, told: str) -> str:
        if not prompt.options or prompt.form is Form.EXERCISE:
            return told
        found = [str(number) for number, option in numbered(prompt).items() if told in (option.id, option.kept)]
        return found[0] if found else first_choice(prompt)


SAFE = {"safety": "none", "energy": "no", "movement*": "no", "harms*": "no"}
USUAL = SAFE | GOES_ON | {"*.times": "4"}
PEOPLE = {
    "does-everything": Somebody(USUAL),
    "skips-everything": Somebody(skips=True),
    "short-path": Somebody(USUAL, short=True),
    "missed-all-practice": Somebody(USUAL | {"*.times": "0"}),
    "relaxing-makes-it-worse": Somebody(USUAL | {"notice*": "worse"}),
    "holds-back": Somebody(USUAL | {"pattern": "hold-back"}),
    "post-exertional-malaise": Somebody(USUAL | {"energy": "yes"}),
    "does-not-believe-a-word": Somebody(
        USUAL
        | {
            "*sense*": "1",
            "pacing-sure": "1",
            "importance": "2",
            "not-now": "go-on",
            "confidence": "2",
            "*.confidence": "3",
            "*mood": "4",
        }
    ),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_the_whole_course_as(name: str, tmp_path: Path) -> None:
    person = PEOPLE[name]
    told = [_session(person, tmp_path, number) for number in SESSIONS]
    compare(f"course-{name}", "\n\n".join(told))


def _session(person: Somebody, home: Path, number: int) -> str:
    now = at((FIRST + timedelta(weeks=number - 1)).isoformat())
    lines = foretold(home, now, person, short=person.short)
    typed = "".join(f"{line.text}\n" for line in lines)
    code, told = sit(home, now, *(["--short"] if person.short else []), typed=typed, more={"LANG": "en_GB.UTF-8"})
    assert (code, f"Session {number} is done." in told) == (OK, True), told[-3000:]
    return told

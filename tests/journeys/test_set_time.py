"""A chosen value brings its activities forward, and the set time goes on from session to session as it was told."""

from pathlib import Path

import pytest

from cbtpain.errors import OK
from tests.conftest import at
from tests.journeys.sitting import everything, sit

FILES = {
    "course.yaml": 'format_version: 1\nid: "three"\ntitle: "Three"\nsessions: ["one", "two", "six"]\n',
    "worksheets/pacing.yaml": """
format_version: 1
id: "pacing"
title: "By the clock"
fields:
  - id: "activity"
    type: "pick"
    text: "Which?"
    own_words: true
    order_by: "value"
    options:
      - {id: "clean", text: "clean", for: ["home"]}
      - {id: "desk", text: "desk"}
      - {id: "walk", text: "walk", for: ["body"]}
  - {id: "usual", type: "number", text: "Minutes?", least: 1, most: 180}
  - {id: "start", type: "show", text: "Do {{.activity}} for {{fact:pacing_now}}, rest for {{fact:pacing_rest}}."}
""",
    "sessions/one.yaml": """
format_version: 1
id: "one"
title: "One"
message: "One."
steps:
  - {id: "value", kind: "choose", text: "Matters?", options: [{id: "home", text: "home"}, {id: "body", text: "body"}]}
  - {id: "energy", kind: "choose", text: "Worse after?", options: [{id: "yes", text: "yes"}, {id: "no", text: "no"}]}
  - {id: "pacing", kind: "worksheet", worksheet: "pacing"}
  - {id: "close", kind: "close", text: "Bye."}
""",
    "sessions/two.yaml": """
format_version: 1
id: "two"
title: "Two"
message: "Two."
steps:
  - id: "pace-step"
    kind: "choose"
    text: "It is {{fact:pacing_before|left out}}. And next week?"
    options:
      - {id: "up", text: "up", reply: "Then {{fact:pacing_now}}.", when: {not: {fact: "raised_lately", equals: "yes"}}}
      - {id: "half", text: "half", reply: "Then {{fact:pacing_now}}."}
      - {id: "leave", text: "leave"}
  - {id: "after", kind: "reading", text: "After that."}
  - {id: "close", kind: "close", text: "Bye."}
""",
    "sessions/six.yaml": """
format_version: 1
id: "six"
title: "Six"
message: "Six."
steps:
  - {id: "flare", kind: "reading", text: "Now {{fact:pacing_now}}.\\n\\nIn a flare {{fact:pacing_half}}."}
  - {id: "back", kind: "reading", text: "Back on {{fact:in_one_month}}."}
  - {id: "close", kind: "close", text: "Bye."}
""",
}


@pytest.fixture
def course(tmp_path: Path) -> dict[str, str]:
    for name, text in FILES.items():
        path = tmp_path / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    return {"CBTPAIN_CONTENT": str(tmp_path / "course")}


def said(home: Path, course: dict[str, str], *words: str, typed: str, now: str) -> str:
    code, told = sit(home, at(now), *words, typed=typed, more=course)
    assert code == OK, told
    return told


def begun(home: Path, course: dict[str, str], energy: str = "2", activity: str = "1") -> str:
    """The first session: the body matters, and 20 minutes are usual."""
    return said(home, course, typed=f"2\n{energy}\n{activity}\n20\n\n\n", now="2026-01-04")


def test_what_belongs_to_the_value_is_1_on_the_screen_and_as_it_is_typed(
    tmp_path: Path, course: dict[str, str]
) -> None:
    told = begun(tmp_path, course)
    assert told.index("walk") < told.index("clean") < told.index("desk") < told.index("my own words")
    assert "Do walk for 16, rest for 3." in told
    assert ("pacing.activity", '"walk"') in [(row[2], row[5]) for row in everything(tmp_path)["answer"]]


def test_the_numbers_go_by_the_order_in_which_the_list_is_shown(tmp_path: Path, course: dict[str, str]) -> None:
    assert "Do desk for 16" in begun(tmp_path, course, activity="3")
    assert "Do walk for 16" in begun(tmp_path / "other", course, activity="walk")


def test_a_step_up_is_told_at_once_and_named_later(tmp_path: Path, course: dict[str, str]) -> None:
    begun(tmp_path, course)
    told = said(tmp_path, course, typed="1\n\n\n", now="2026-01-11")
    assert "It is 16." in told
    assert "Then 17." in told
    later = said(tmp_path, course, typed="\n\n\n", now="2026-01-31")
    assert "Now 17." in later
    assert "In a flare 8." in later
    assert "Back on Sat 28 Feb 2026." in later


def test_a_second_time_goes_on_from_the_time_of_now_and_up_comes_after_a_week(
    tmp_path: Path, course: dict[str, str]
) -> None:
    begun(tmp_path, course)
    said(tmp_path, course, typed="1\n\n\n", now="2026-01-11")
    soon = said(tmp_path, course, "two", typed="1\n\n\n", now="2026-01-14")
    assert "It is 17." in soon
    assert "1 up" not in soon
    assert "Then 8." in soon
    assert "Then 9." in said(tmp_path, course, "two", typed="1\n\n\n", now="2026-01-20")
    assert "Now 9." in said(tmp_path, course, "six", typed="\n\n\n", now="2026-01-21")


def test_what_was_told_in_a_half_done_second_time_counts(tmp_path: Path, course: dict[str, str]) -> None:
    begun(tmp_path, course)
    said(tmp_path, course, typed="1\n\n\n", now="2026-01-11")
    assert "Then 8." in said(tmp_path, course, "two", typed="2\nq\n", now="2026-01-20")
    assert "Now 8." in said(tmp_path, course, "six", typed="\n\n\n", now="2026-01-21")


def test_a_step_changed_in_a_half_done_session_takes_the_place_of_the_first(
    tmp_path: Path, course: dict[str, str]
) -> None:
    begun(tmp_path, course)
    said(tmp_path, course, typed="1\nq\n", now="2026-01-11")
    back = said(tmp_path, course, typed="b\n2\n\n\n", now="2026-01-12")
    assert "It is 16." in back
    assert "Then 8." in back
    assert "Now 8." in said(tmp_path, course, "six", typed="\n\n\n", now="2026-01-13")


def test_where_effort_makes_it_worse_no_step_up_is_added(tmp_path: Path, course: dict[str, str]) -> None:
    begun(tmp_path, course, energy="1")
    assert "Then 16." in said(tmp_path, course, typed="1\n\n\n", now="2026-01-11")
    assert "Now 16." in said(tmp_path, course, typed="\n\n\n", now="2026-01-18")


def test_what_was_left_out_is_named_no_more(tmp_path: Path, course: dict[str, str]) -> None:
    begun(tmp_path, course)
    said(tmp_path, course, typed="3\n\n\n", now="2026-01-11")
    later = said(tmp_path, course, "six", typed="\n\n\n", now="2026-01-18")
    assert "Now" not in later
    assert "In a flare" not in later
    assert "It is left out." in said(tmp_path, course, "two", typed="2\n\n\n", now="2026-01-25")
    assert "Now 8." in said(tmp_path, course, "six", typed="\n\n\n", now="2026-02-01")

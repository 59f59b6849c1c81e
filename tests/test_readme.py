"""The README shows what the program does, not what it once did."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from cbtpain.measures.scene import scene
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import Checkin
from cbtpain.screen.chart import chart, legend
from cbtpain.screen.glyphs import UNICODE
from tests.conftest import Person

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
FIRST = date(2026, 2, 1)
WEEKS = [(7, 7, 6), (7, 7, 6), (6, 7, 6), (6, 6, 5), (7, 5, 6), (5, 5, 5), None, (5, 4, 5), (4, 5, 4), (5, 4, 4)]


def example() -> str:
    given = [Checkin(FIRST + timedelta(days=7 * week), *items) for week, items in enumerate(WEEKS) if items]
    seen = scene(trend(Ratings(given), given[-1].occurred_on), given, FIRST)
    lines = chart(seen, 76, UNICODE) + legend(seen, 76, UNICODE)
    return "```text\n" + "\n".join(lines) + "\n```"


def test_the_picture_of_the_chart_is_what_the_program_draws() -> None:
    between = re.search(r"<!-- chart -->\n(.*?)\n<!-- /chart -->", README, re.DOTALL)
    assert between is not None
    assert between[1] == example()


def test_each_of_the_two_commands_does_its_own_set_up() -> None:
    commands = re.findall(r"^# (?:begin|test)\n(.+)$", README, re.MULTILINE)
    assert [command.partition(" && ")[0] for command in commands] == ["python3 -m venv .venv"] * 2


def test_every_command_it_names_exists(person: Person) -> None:
    named = set(re.findall(r"`cbtpain ([a-z][a-z-]*)", README))
    known = set(re.findall(r"^  ([a-z-]+)  ", person.run("--help").stdout, re.MULTILINE))
    assert named - known == set()


@pytest.fixture(scope="module")
def helps(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The help of every command that has options of its own."""
    person = Person(tmp_path_factory.mktemp("helps") / "home")
    commands = (
        ("start",),
        ("checkin",),
        ("progress",),
        ("report",),
        ("assess",),
        ("practice",),
        ("script",),
        ("pace",),
        ("flare",),
        ("cards",),
        ("guide",),
        ("remind",),
        ("today",),
        ("help-now",),
        ("content", "check"),
        ("data", "export"),
        ("data", "import"),
        ("ratings", "list"),
        ("baseline", "reset"),
    )
    return [person.run(*command, "--help").stdout for command in commands]


@pytest.mark.parametrize(
    "option", sorted(set(re.findall(r"(?<= )--[a-z-]+", README)) - {"--extra", "--quiet", "--editable"})
)
def test_every_option_it_names_exists(helps: list[str], option: str) -> None:
    assert any(option in text for text in helps)


def test_every_file_it_links_to_exists() -> None:
    root = Path(__file__).resolve().parent.parent
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", README)
    assert [link for link in links if not (root / link).exists()] == []

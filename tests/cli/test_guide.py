"""``cbtpain guide``: read page by page or whole, found by a word, written to be printed; it keeps nothing."""

import re
import stat
import sys
from pathlib import Path

import pexpect
import pytest

from cbtpain.course.guide import Guide
from cbtpain.paths import content
from cbtpain.words import guide as words
from tests.conftest import Person, at
from tests.journeys.test_screens import compare, shown
from tests.waiting import until_it_waits

NOW = at("2026-03-23")
GUIDE = Guide(content())
STYLE = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")


class Reader:
    """Somebody who reads at a terminal."""

    def __init__(self, person: Person, *command: str, columns: int = 80) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "cbtpain", "guide", *command],
            env=person.environ(NOW, {"TERM": "xterm", "LANG": "en_GB.UTF-8"}),
            dimensions=(24, columns),
            encoding="utf-8",
            timeout=20,
        )
        self.child.delaybeforesend = None
        self.seen = ""

    def until(self, text: str) -> str:
        """What came up to a prompt, that prompt included."""
        self.child.expect_exact(text)
        came = STYLE.sub("", self.child.before + text).replace("\r\n", "\n")
        self.seen += came
        return came

    def types(self, line: str = "") -> None:
        self.child.send(f"{line}\r")

    def leaves(self) -> int:
        self.child.expect(pexpect.EOF)
        self.seen += STYLE.sub("", self.child.before).replace("\r\n", "\n")
        self.child.close()
        assert "Traceback" not in self.seen
        return int(self.child.exitstatus)


def test_without_a_topic_it_lists_them_all_and_keeps_nothing(person: Person) -> None:
    told = person.run("guide", now=NOW).stdout
    assert [topic.title for topic in GUIDE.topics.values() if topic.title not in told] == []
    assert not person.home.exists()


def test_on_a_pipe_a_topic_is_told_whole_with_its_sources(person: Person) -> None:
    told = person.run("guide", "sleep", now=NOW).stdout
    topic = GUIDE.topic("sleep")
    assert [page.heading for page in topic.pages if page.heading not in told] == []
    assert [block.text for page in topic.pages for block in page.blocks if block.text not in told] == []
    assert f"[{len(topic.sources)}] " in told
    assert f"[{len(topic.sources) + 1}] " not in told
    assert "[^" not in told


@pytest.mark.parametrize(
    "named", ["sleep", "Sleep", "6", "six", GUIDE.topic("sleep").title, GUIDE.topic("sleep").also[0]]
)
def test_a_topic_may_be_named_in_several_ways(person: Person, named: str) -> None:
    assert person.run("guide", named, now=NOW).stdout.startswith(f"{GUIDE.topic('sleep').title}\n")


@pytest.mark.parametrize(
    ("named", "nearest"), [("sleeep", "sleep"), ("clinicans", "clinicians"), ("medecines", "medicines")]
)
def test_an_unknown_topic_is_told_with_the_nearest(person: Person, named: str, nearest: str) -> None:
    told = person.run("guide", named, now=NOW, expect=5)
    assert told.stderr.strip() == f"The guide has no topic called {named}. Did you mean: {nearest}?"


@pytest.mark.parametrize("named", ["xyzzy", "0", "99", "x" * 500, "\x1b[2J"])
def test_what_is_like_no_topic_is_told_with_where_they_are_listed(person: Person, named: str) -> None:
    told = person.run("guide", named, now=NOW, expect=5)
    assert "cbtpain guide" in told.stderr
    assert "\x1b" not in told.stderr


def test_a_word_is_found_and_what_is_nowhere_is_said(person: Person) -> None:
    assert "(sleep)" in person.run("guide", "--search", "lie awake", now=NOW).stdout
    assert person.run("guide", "--search", "xyzzy", now=NOW).stdout == f"{words.NOTHING_FOUND}\n"
    assert person.run("guide", "--search", "", now=NOW).stdout == f"{words.NOTHING_FOUND}\n"


def test_words_are_explained_one_or_all(person: Person) -> None:
    term, meaning = next(iter(GUIDE.glossary.items()))
    assert person.run("guide", "--glossary", term.upper(), now=NOW).stdout == f"{term}: {meaning}\n"
    told = person.run("guide", "--glossary", now=NOW).stdout
    assert [known for known in GUIDE.glossary if f"\n{known}: " not in told] == []
    assert "Did you mean" in person.run("guide", "--glossary", f"{term}x", now=NOW, expect=5).stderr


# at a terminal


def test_page_after_page_with_the_same_keys_as_everywhere(person: Person) -> None:
    pages = GUIDE.topic("sleep").pages
    reader = Reader(person, "sleep")
    first = reader.until(words.NEXT.format(number=1, pages=len(pages)))
    assert pages[0].heading in first
    reader.types("?")
    assert words.KEYS in reader.until(words.NEXT.format(number=1, pages=len(pages)))
    reader.types("b")
    assert words.FIRST in reader.until(words.NEXT.format(number=1, pages=len(pages)))
    reader.types()
    assert pages[1].heading in reader.until(words.NEXT.format(number=2, pages=len(pages)))
    reader.types("b")
    assert pages[0].heading in reader.until(words.NEXT.format(number=1, pages=len(pages)))
    reader.types("!")
    assert "116 123" in reader.until(words.NEXT.format(number=1, pages=len(pages)))
    reader.types("q")
    assert reader.leaves() == 0
    assert words.FOOT in " ".join(reader.seen.split())


def test_a_flare_is_one_word_away_there_too(person: Person) -> None:
    reader = Reader(person, "sleep")
    reader.until("(1 of ")
    reader.types("flare")
    reader.until("usual pain")
    reader.child.sendintr()
    reader.leaves()


def test_enter_leads_through_all_of_it_and_out(person: Person) -> None:
    pages = GUIDE.topic("sleep").pages
    reader = Reader(person, "sleep")
    for number in range(1, len(pages)):
        reader.until(words.NEXT.format(number=number, pages=len(pages)))
        reader.types()
    reader.until(words.LAST)
    reader.types()
    assert reader.leaves() == 0
    assert [page.heading for page in pages if page.heading not in " ".join(reader.seen.split())] == []


def test_from_the_list_a_number_or_a_word_opens_a_topic(person: Person) -> None:
    prompt = words.CHOOSE.format(last=len(GUIDE.ids))
    reader = Reader(person)
    reader.until(prompt)
    reader.types("slep")
    assert "Did you mean: sleep?" in reader.until(prompt)
    reader.types("6")
    reader.until("(1 of ")
    reader.types("q")
    assert reader.leaves() == 0


@pytest.mark.parametrize("key", ["c", "d"])
def test_ctrl_c_and_ctrl_d_leave_it(person: Person, key: str) -> None:
    reader = Reader(person, "sleep")
    reader.until("leaves: ")
    until_it_waits(reader.child.pid)
    reader.child.sendcontrol(key)
    assert reader.leaves() in (0, 130)


# to be printed


def test_all_of_it_is_one_document_with_every_source_once(person: Person) -> None:
    told = person.run("guide", "--all", now=NOW).stdout
    assert [topic.title for topic in GUIDE.topics.values() if f"## {topic.title}" not in told] == []
    numbers = [int(number) for number in re.findall(r"^- \[(\d+)\] ", told, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {int(number) for number in re.findall(r" \[(\d+)\]", told)} == set(numbers)


@pytest.mark.parametrize("name", ["page.html", "page.md"])
def test_a_page_to_hand_over_is_written_and_nothing_in_its_place(person: Person, tmp_path: Path, name: str) -> None:
    to = tmp_path / name
    person.run("guide", "for-family", "--to", str(to), now=NOW)
    assert GUIDE.topic("for-family").title in to.read_text()
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    to.write_text("mine")
    person.run("guide", "for-family", "--to", str(to), now=NOW, expect=2)
    assert to.read_text() == "mine"
    person.run("guide", "for-family", "--to", str(to), "--replace", now=NOW)
    assert to.read_text() != "mine"


def test_another_form_is_refused(person: Person, tmp_path: Path) -> None:
    assert ".html" in person.run("guide", "--all", "--to", str(tmp_path / "page.pdf"), now=NOW, expect=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_it_works_without_a_home(person: Person) -> None:
    told = person.run("guide", "flare-ups", now=NOW, more={"CBTPAIN_HOME": "", "HOME": "/nonexistent"})
    assert told.stderr == ""
    assert GUIDE.topic("flare-ups").title in told.stdout


# whole screens


@pytest.mark.parametrize("style", ["80", "40", "plain", "piped"])
def test_the_screens(person: Person, style: str) -> None:
    match style:
        case "piped":
            text = person.run("guide", now=NOW).stdout + person.run("guide", "mood", now=NOW).stdout
        case "plain":
            text = shown(person, 80, "guide", "--glossary", "--plain")
        case _:
            reader = Reader(person, columns=int(style))
            reader.until(words.CHOOSE.format(last=len(GUIDE.ids)))
            reader.types("movement")
            pages = GUIDE.topic("movement").pages
            for number in range(1, len(pages)):
                reader.until(words.NEXT.format(number=number, pages=len(pages)))
                reader.types()
            reader.until(words.LAST)
            reader.types()
            reader.leaves()
            text = reader.seen
    compare(f"guide-{style}", text)

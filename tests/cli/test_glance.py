"""The word for a shell prompt: remembered while nothing changes, worked out again when something does."""

import os
import stat
import subprocess
import sys
import time

import pytest

from cbtpain.cli import glance
from cbtpain.words.bare import PROMPT_WORD
from tests.conftest import Person


def asked(person: Person) -> str:
    """Without a set clock: with one nothing is remembered."""
    done = person.run("today", "--prompt")
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def rated(person: Person) -> Person:
    person.run("checkin", "5", "5", "5")
    return person


def test_the_word_is_kept_for_this_login_alone(rated: Person) -> None:
    assert asked(rated) == f"{PROMPT_WORD}\n"
    kept = rated.home / glance.REMEMBERED
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.read_text().splitlines()[1:] == [PROMPT_WORD]


def test_where_nothing_changed_it_is_what_was_remembered(rated: Person) -> None:
    asked(rated)
    kept = rated.home / glance.REMEMBERED
    kept.write_text(kept.read_text().replace(PROMPT_WORD, "else"))
    assert asked(rated) == "else\n"


@pytest.mark.parametrize("changed", ["diary", "settings", "day"])
def test_what_it_rests_on_changed_and_it_is_worked_out_again(rated: Person, changed: str) -> None:
    asked(rated)
    kept = rated.home / glance.REMEMBERED
    match changed:
        case "diary":
            rated.run("checkin", "4", "4", "4")
        case "settings":
            rated.run("remind", "pause")
        case "day":
            kept.write_text(
                kept.read_text().replace(time.strftime("%Y-%m-%d"), "2001-01-01").replace(PROMPT_WORD, "old")
            )
    assert asked(rated) == ("" if changed == "settings" else f"{PROMPT_WORD}\n")


@pytest.mark.parametrize("text", ["", "rubbish", "\x00\xff", "x" * 999])
def test_a_spoilt_memory_is_none(rated: Person, text: str) -> None:
    (rated.home / glance.REMEMBERED).write_text(text)
    assert asked(rated) == f"{PROMPT_WORD}\n"


def test_no_folder_is_made_for_it(person: Person) -> None:
    asked(person)
    assert not person.home.exists()


def test_remembered_it_needs_nothing_of_the_program_but_two_small_files(rated: Person) -> None:
    asked(rated)
    script = (
        "import sys; sys.argv = ['cbtpain', 'today', '--prompt']\n"
        "from cbtpain.cli.main import main; main()\n"
        "print(sorted(name for name in sys.modules if name.startswith(('cbtpain', 'sqlite3', 'pathlib', 'typing'))))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script], env={**os.environ, **rated.environ()}, capture_output=True, text=True
    )
    own = "'cbtpain', 'cbtpain.cli', 'cbtpain.cli.glance', 'cbtpain.cli.main', 'cbtpain.errors', 'cbtpain.version'"
    assert done.stdout == f"{PROMPT_WORD}\n[{own}]\n"

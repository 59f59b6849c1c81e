"""``help-now`` gives a number to call, always and at once, whatever else is broken."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree, rmtree
from typing import TextIO

import pexpect
import pytest

from cbtpain.cli.help_desk import HelpDesk
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.course.help_lines import Country, HelpLines, help_lines
from cbtpain.errors import CONTENT, Stopped
from cbtpain.paths import DIARY, SETTINGS, content
from cbtpain.words import help_now as words
from cbtpain.words import session as session_words
from tests.conftest import SOURCE, Person, at, one_session
from tests.waiting import until_it_waits

LINES: HelpLines = help_lines(content())
NOWHERE = {"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
NUMBER = re.compile(r"\b\d{3}\b")
ANY_FORM = pytest.mark.parametrize("form", [(), ("--country", "GB", "--remember")])


def help_now(person: Person, *options: str, more: Mapping[str, str] = NOWHERE, now: str | None = None) -> str:
    """What is shown; it always holds a number and never an error."""
    done = person.run("help-now", *options, more=more, now=now)
    assert NUMBER.search(done.stdout)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("code", list(LINES.countries))
def test_a_country_that_is_named_gets_its_own_lines(person: Person, code: str) -> None:
    country = LINES.countries[code]
    shown = help_now(person, "--country", code.lower())
    assert words.LINES_FOR.format(country=country.name) in shown
    assert [line.how for line in country.crisis if line.how not in shown] == []
    assert country.emergency.number in shown
    assert "{" not in shown


WITHOUT_A_FILE = {
    "ANYWHERE": words.ANYWHERE,
    "NOW_ANYWHERE": words.NOW_ANYWHERE,
    "NOT_HERE": words.NOT_HERE,
    "LAST_RESORT": " ".join(words.LAST_RESORT),
}
SIX = ("US", "CA", "GB", "IE", "AU", "NZ")


def short_page(code: str | None) -> list[str]:
    """The lines to call or text that ``!`` shows, in order."""
    if code is None:
        return [words.NOW_ANYWHERE, words.UNSAFE.format(name=LINES.finder.name, how=LINES.finder.how), words.MORE]
    country = LINES.countries[code]
    called = [f"  {line.name}: {line.how}." for line in country.crisis]
    safer = country.abuse[0] if country.abuse else LINES.finder
    unsafe = words.UNSAFE.format(name=safer.name, how=safer.how)
    return [words.LINES_FOR.format(country=country.name), *called, unsafe, words.MORE]


def numbers(text: str) -> list[str]:
    return re.findall(r"\d[\d ]*\d", text)


@pytest.mark.parametrize("name", WITHOUT_A_FILE)
def test_a_number_that_stands_in_the_program_is_one_that_was_checked(name: str) -> None:
    checked = {
        number for country in LINES.countries.values() for line in country.crisis for number in numbers(line.how)
    }
    everywhere = {"112", "911"}
    assert set(numbers(WITHOUT_A_FILE[name])) - everywhere <= checked


@pytest.mark.parametrize("name", WITHOUT_A_FILE)
def test_the_first_line_of_each_of_the_six_countries_stands_in_the_program(name: str) -> None:
    text = WITHOUT_A_FILE[name]
    assert [code for code in SIX if numbers(LINES.countries[code].crisis[0].how)[0] not in numbers(text)] == []
    assert "findahelpline.com" in text


@pytest.mark.parametrize("environ", [NOWHERE, NOWHERE | {"LANG": "en_GB.UTF-8"}], ids=["no country", "a country"])
def test_words_that_speak_of_ending_a_life_bring_a_number_before_the_next_screen(
    person: Person, tmp_path: Path, environ: dict[str, str]
) -> None:
    course = one_session(tmp_path / "course", '{id: "free", kind: "short-text", text: "A line?"}')
    done = person.run("start", typed="I want to die\n\n", now=at("2026-02-15"), more=environ | course)
    shown, next_screen, _ = done.stdout.partition("That was all.")
    assert next_screen
    assert words.MORE in shown
    assert [text for text in short_page(None if environ == NOWHERE else "GB") if text not in shown.splitlines()] == []
    assert session_words.FINISHED.format(number=1) in done.stdout


def test_other_words_bring_no_crisis_lines(person: Person, tmp_path: Path) -> None:
    course = one_session(tmp_path / "course", '{id: "free", kind: "short-text", text: "A line?"}')
    done = person.run("start", typed="I want to sleep\n\n", now=at("2026-02-15"), more=NOWHERE | course)
    assert words.MORE not in done.stdout


def test_nobody_is_told_to_call_a_sentence(person: Person) -> None:
    shown = help_now(person, "--country", "CA")
    assert not re.search(r"[Cc]all (find|text|look|chat|call)\b", shown)


@pytest.mark.parametrize("options", [("--signs",), ("--signs", "--country", "XX"), ("--signs", "--country", "AU")])
def test_the_signs_that_need_care_now_stand_beside_a_number(person: Person, options: tuple[str, ...]) -> None:
    assert words.SIGNS_TITLE in help_now(person, *options)


CALLED = [(name, country) for country in LINES.countries.values() for name in (country.name, *country.also)]


@pytest.mark.parametrize(("name", "country"), CALLED, ids=[name for name, _ in CALLED])
def test_a_country_is_known_by_every_name_it_is_called_by(tmp_path: Path, name: str, country: Country) -> None:
    desk = HelpDesk(services(tmp_path, io.StringIO()))
    assert [desk.knows(said) for said in (name, name.upper(), f" {name.lower()} ")] == [True, True, True]
    out = io.StringIO()
    HelpDesk(services(tmp_path, io.StringIO(), out)).show(name)
    assert words.LINES_FOR.format(country=country.name) in out.getvalue()


@pytest.mark.parametrize("options", [("--country", "England"), ("uk",), ("Great Britain",)])
def test_what_people_call_their_country_is_taken_on_the_command_line(person: Person, options: tuple[str, ...]) -> None:
    assert words.LINES_FOR.format(country="United Kingdom") in help_now(person, *options)


def test_a_country_is_kept_under_its_letters_whatever_it_was_called(person: Person) -> None:
    assert words.REMEMBERED.format(country="United States") in help_now(person, "usa", "--remember")
    assert json.loads((person.home / SETTINGS).read_text(encoding="utf-8")) == {"country": "US"}


@pytest.mark.parametrize("typed", [("help-nw",), ("helpnow",), ("help-now", "--nosuch")])
def test_whoever_mistypes_the_command_is_shown_the_whole_page(person: Person, typed: tuple[str, ...]) -> None:
    british = NOWHERE | {"LANG": "en_GB.UTF-8"}
    whole = help_now(person, more=british)
    assert words.HOW_ALL in whole
    assert whole == person.run(*typed, more=british).stdout


# what ! shows


class Typed(io.StringIO):
    """What somebody types, and what they see of it, at a terminal."""

    def isatty(self) -> bool:
        return True

    @property
    def seen(self) -> str:
        """Without the breaks of lines that are longer than the terminal is wide."""
        return " ".join(self.getvalue().split())


def services(folder: Path, stdin: TextIO, stdout: TextIO | None = None, lang: str = "C.UTF-8") -> Services:
    environ = {"CBTPAIN_HOME": str(folder / "home"), "LANG": lang}
    return Services(environ=environ, stdin=stdin, stdout=stdout or io.StringIO(), stderr=io.StringIO())


def shown_at_a_key(folder: Path, *typed: str, lang: str = "C.UTF-8", stdin: type[io.StringIO] = Typed) -> str:
    """All that ``!`` shows to somebody who types these lines after it."""
    out = Typed()
    given = services(folder, stdin("".join(f"{text}\n" for text in typed)), out, lang)
    show_lines(given)
    assert isinstance(given.stderr, io.StringIO)
    assert given.stderr.getvalue() == ""
    assert words.LAST_RESORT[1] not in out.seen
    return out.seen


@pytest.mark.parametrize("code", list(LINES.countries))
def test_at_a_key_the_page_is_short_and_names_every_crisis_line_of_the_country(tmp_path: Path, code: str) -> None:
    shown = shown_at_a_key(tmp_path, lang=f"en_{code}.UTF-8")
    found = [shown.find(" ".join(text.split())) for text in short_page(code)]
    assert -1 not in found
    assert sorted(found) == found
    assert LINES.countries[code].emergency.number in shown
    assert words.HOW_ALL not in shown
    assert words.ASK_COUNTRY not in shown
    assert len(shown) < 24 * 60


def test_at_a_key_the_country_is_asked_for_where_it_is_not_known_and_kept(tmp_path: Path) -> None:
    shown = shown_at_a_key(tmp_path, "England")
    before, asked, after = shown.partition(words.ASK_COUNTRY)
    assert asked
    assert words.NOW_ANYWHERE in before
    assert words.PROMPT_COUNTRY in after
    assert words.REMEMBERED.format(country="United Kingdom") in after
    assert [text for text in short_page("GB") if text.strip() not in after] == []
    again = shown_at_a_key(tmp_path)
    assert words.ASK_COUNTRY not in again
    assert words.LINES_FOR.format(country="United Kingdom") in again


@pytest.mark.parametrize("named", ["Atlantis", "xx", "I want to die", "1"])
def test_at_a_key_what_is_no_country_is_told_with_numbers_and_nothing_is_kept(tmp_path: Path, named: str) -> None:
    shown = shown_at_a_key(tmp_path, named)
    assert words.NOT_HERE in shown.partition(words.PROMPT_COUNTRY.strip())[2]
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("typed", ["", " ", "s", "q", "b", "?", "!"])
def test_at_a_key_the_country_may_be_left_out(tmp_path: Path, typed: str) -> None:
    shown = shown_at_a_key(tmp_path, typed)
    assert shown.endswith(words.PROMPT_COUNTRY.strip())
    assert words.NOT_HERE not in shown
    assert not (tmp_path / "home").exists()


def test_at_a_key_the_numbers_are_shown_before_anything_is_asked(tmp_path: Path) -> None:
    out = Typed()
    with pytest.raises(Stopped):
        show_lines(services(tmp_path, Typed(), out))
    assert words.NOW_ANYWHERE in out.seen.partition(words.ASK_COUNTRY)[0]


def test_from_a_pipe_no_country_is_asked_for(tmp_path: Path) -> None:
    shown = shown_at_a_key(tmp_path, "GB", stdin=io.StringIO)
    assert words.NOW_ANYWHERE in shown
    assert words.ASK_COUNTRY not in shown
    assert not (tmp_path / "home").exists()


def test_where_single_keys_are_read_no_country_is_asked_for(tmp_path: Path) -> None:
    out = Typed()
    show_lines(services(tmp_path, Typed("GB\n"), out), may_ask=False)
    assert words.NOW_ANYWHERE in out.seen
    assert words.ASK_COUNTRY not in out.seen


def test_at_a_real_terminal_the_country_is_asked_for_once_and_the_session_goes_on(
    person: Person, tmp_path: Path
) -> None:
    course = one_session(tmp_path / "course", '{id: "mood", kind: "scale", text: "How?", low: "none", high: "most"}')
    environ = person.environ(at("2026-02-15"), NOWHERE | course | {"TERM": "xterm"})
    arguments = ["-m", "cbtpain", "start"]
    child = pexpect.spawn(sys.executable, arguments, env=environ, dimensions=(40, 120), encoding="utf-8", timeout=20)
    child.delaybeforesend = None
    for prompt, typed in ((session_words.SCALE, "!"), (words.PROMPT_COUNTRY, "uk")):
        child.expect_exact(prompt)
        child.send(f"{typed}\r")
    child.expect_exact(words.REMEMBERED.format(country="United Kingdom"))
    child.expect_exact(session_words.SCALE)
    assert "116 123" in child.before
    child.send("!\r")
    child.expect_exact(session_words.SCALE)
    assert "116 123" in child.before
    assert words.PROMPT_COUNTRY not in child.before
    child.send("7/10\r")
    child.expect_exact(session_words.ENTER)
    child.send("\r")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_the_locale_names_the_country(person: Person) -> None:
    shown = help_now(person, more=NOWHERE | {"LANG": "en_IE.UTF-8"})
    assert words.LINES_FOR.format(country="Ireland") in shown


@pytest.mark.parametrize("options", [(), ("--country", "XX"), ("--country", ""), ("--country", "XX", "--remember")])
def test_where_the_country_is_not_known_every_country_is_shown(person: Person, options: tuple[str, ...]) -> None:
    shown = help_now(person, *options)
    assert [country.name for country in LINES.countries.values() if country.name not in shown] == []
    assert not person.home.exists()


def test_a_country_is_kept_for_next_time_when_the_person_says_so(person: Person) -> None:
    assert words.REMEMBERED.format(country="New Zealand") in help_now(person, "--country", "nz", "--remember")
    assert words.LINES_FOR.format(country="New Zealand") in help_now(person, more=NOWHERE | {"LANG": "en_US"})
    assert words.LINES_FOR.format(country="Canada") in help_now(person, "--country", "CA")
    assert words.LINES_FOR.format(country="New Zealand") in help_now(person)


def test_showing_the_lines_writes_nothing(person: Person) -> None:
    help_now(person, "--country", "GB")
    assert not person.home.exists()


@ANY_FORM
@pytest.mark.parametrize("home", [None, ""])
def test_a_person_without_a_home_or_locale_is_shown_the_lines(
    person: Person, tmp_path: Path, form: tuple[str, ...], home: str | None
) -> None:
    # Where the user database names a home it is this one's: nothing may be written there.
    options = tuple(option for option in form if option != "--remember")
    environ = {"CBTPAIN_HOME": "", "XDG_DATA_HOME": str(tmp_path / "data")} | ({} if home is None else {"HOME": home})
    help_now(person, *options, more=NOWHERE | environ)


def a_file_as_home(home: Path) -> None:
    home.write_bytes(b"not a folder")


def a_broken_diary(home: Path) -> None:
    home.mkdir()
    (home / DIARY).write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)


def a_folder_as_settings(home: Path) -> None:
    (home / SETTINGS).mkdir(parents=True)


def broken_settings(home: Path) -> None:
    home.mkdir()
    (home / SETTINGS).write_bytes(b'{"country": \xff')


def settings_of_another_shape(home: Path) -> None:
    home.mkdir()
    (home / SETTINGS).write_text('{"country": ["GB"]}', encoding="utf-8")


@ANY_FORM
@pytest.mark.parametrize(
    "broken", [a_file_as_home, a_broken_diary, a_folder_as_settings, broken_settings, settings_of_another_shape]
)
def test_a_broken_folder_is_no_reason_to_show_no_lines(
    person: Person, form: tuple[str, ...], broken: Callable[[Path], None]
) -> None:
    broken(person.home)
    help_now(person, *form)


@ANY_FORM
def test_a_broken_clock_is_no_reason_to_show_no_lines(person: Person, form: tuple[str, ...]) -> None:
    help_now(person, *form, now="2026-02-15T09:00:00")


@pytest.mark.parametrize("options", [("GB",), ("--nosuch",), ("--country",)])
def test_what_was_typed_wrongly_is_no_reason_to_show_no_lines(person: Person, options: tuple[str, ...]) -> None:
    assert NUMBER.search(person.run("help-now", *options, more=NOWHERE, expect=None).stdout)


def test_an_encoding_that_lacks_letters_is_no_reason_to_show_no_lines(person: Person) -> None:
    help_now(person, "--all", more=NOWHERE | {"PYTHONIOENCODING": "ascii"})


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that can be broken."""
    folder = tmp_path_factory.mktemp("installed")
    copytree(SOURCE / "cbtpain", folder / "cbtpain")
    return folder


def run_copy(
    person: Person, folder: Path, *command: str, typed: str = "", more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [sys.executable, "-m", "cbtpain", *command],
        capture_output=True,
        encoding="utf-8",
        input=typed,
        cwd=folder,
        env=person.environ(more=NOWHERE | {"PYTHONPATH": str(folder)} | dict(more or {})),
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done


def gone(folder: Path) -> None:
    rmtree(folder)


def without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def holding(name: str, text: str | bytes) -> Callable[[Path], None]:
    raw = text if isinstance(text, bytes) else text.encode()

    def replace(folder: Path) -> None:
        (folder / name).write_bytes(raw)

    return replace


def changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


BREAKS: dict[str, Callable[[Path], None]] = {
    "no content": gone,
    "no help lines": without("help-lines.yaml"),
    "no words": without("safety.yaml"),
    "help lines that are empty": holding("help-lines.yaml", ""),
    "help lines that are no text": holding("help-lines.yaml", b"\xff\xfe\x00"),
    "help lines of another version": changed("help-lines.yaml", "format_version: 1", "format_version: 2"),
    "help lines without countries": changed("help-lines.yaml", "countries:", "lands:"),
    "a date that is none": changed("help-lines.yaml", "2026-", "never-"),
    "words with an open place": changed("safety.yaml", "{number}", "{nobody}"),
    "words that are no list": changed("safety.yaml", "means:", "means: x\nmore:"),
    "a list nested too deeply": holding("safety.yaml", f"format_version: 1\na: {'[' * 5000}{']' * 5000}\n"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_broken_files_of_the_course_are_no_reason_to_show_no_lines(person: Person, installed: Path, name: str) -> None:
    rmtree(installed / "content", ignore_errors=True)
    copytree(content(), installed / "content")
    BREAKS[name](installed / "content")
    done = run_copy(person, installed, "help-now")
    assert (done.returncode, done.stderr) == (0, "")
    assert NUMBER.search(done.stdout)
    assert "findahelpline.com" in done.stdout


@pytest.mark.parametrize("name", ["no help lines", "no words"])
def test_broken_files_are_no_reason_to_show_no_number_in_a_session(
    person: Person, installed: Path, tmp_path: Path, name: str
) -> None:
    rmtree(installed / "content", ignore_errors=True)
    copytree(content(), installed / "content")
    BREAKS[name](installed / "content")
    course = one_session(tmp_path / "course", '{id: "free", kind: "short-text", text: "A line?"}')
    done = run_copy(person, installed, "start", typed="I want to die\n\n", more=course)
    assert (done.returncode, done.stderr) == (0, "")
    assert words.LAST_RESORT[1] in done.stdout.partition("That was all.")[0]


def test_the_copy_without_content_is_broken_for_everything_else(person: Person, installed: Path) -> None:
    # Without this the tests above could be running the whole program beside the copy.
    rmtree(installed / "content", ignore_errors=True)
    done = run_copy(person, installed, "about")
    assert (done.returncode, done.stdout) == (CONTENT, "")


def at_a_terminal(
    person: Person, *typed: str, key: str = "", columns: int = 120, term: str = "xterm"
) -> tuple[int, str]:
    """The exit code and all that was shown to somebody who typed these lines, then pressed a key."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", "help-now"],
        env=person.environ(more=NOWHERE | {"TERM": term}),
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=20,
    )
    child.delaybeforesend = None
    shown = ""
    for line in typed:
        child.expect_exact(words.PROMPT)
        shown += child.before + child.after
        child.send(f"{line}\r")
    if key:
        child.expect_exact(words.PROMPT)
        shown += child.before + child.after
        # A signal that comes before readline waits for a key is seen with the next key only.
        until_it_waits(child.pid)
        child.sendcontrol(key)
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, shown + child.before


@pytest.mark.parametrize("term", ["xterm", "dumb"])
@pytest.mark.parametrize("columns", [80, 40])
def test_what_is_asked_after_the_lines_is_shown_whole(person: Person, term: str, columns: int) -> None:
    _, shown = at_a_terminal(person, "", columns=columns, term=term)
    assert " ".join(words.ASK.split()) in " ".join(shown.split())
    assert "\x1b" not in shown


@pytest.mark.parametrize("typed", [("",), ("q",), ("GB", ""), ("wales", ""), ("a", "xx", "")])
def test_at_a_terminal_the_lines_stay_until_they_are_closed(person: Person, typed: tuple[str, ...]) -> None:
    code, shown = at_a_terminal(person, *typed)
    assert code == 0
    assert NUMBER.search(shown)
    assert "Traceback" not in shown
    assert (person.home / SETTINGS).exists() == bool({"GB", "wales"} & {*typed})
    assert (words.NOT_HERE in " ".join(shown.split())) == ("xx" in typed)


@pytest.mark.parametrize("key", ["c", "d"])
def test_leaving_the_lines_by_a_key_is_no_error(person: Person, key: str) -> None:
    assert at_a_terminal(person, key=key)[0] == 0

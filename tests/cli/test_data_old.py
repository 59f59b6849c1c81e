"""Old ratings from a CSV file: read as sheets are, kept apart, and never part of a start value or a status."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from cbtpain.measures.old_ratings import DateForm
from cbtpain.report.old_csv import OldSheet, columns_of, look_at
from tests.cli.diaries import FIRST, Given, command, keep_all, refusal, rows
from tests.conftest import Person

MINE = "a word of mine"
GERMAN = ("--map", "date=Tag,pain=Schmerz,activity=Alltag", "--date-format", "DD.MM.YYYY")
PLAIN = ("--map", "date=Day,pain=Pain")
Old = tuple[int, str, int | None, int | None, int | None]


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[str | bytes], str]:
    def write(text: str | bytes) -> str:
        file = tmp_path / "old.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(file)

    return write


Write = Callable[[str | bytes], str]


def kept(person: Person) -> list[Old]:
    return [(line, day, *items) for _, _, line, day, *items in rows(person.home)["imported"]]  # type: ignore[misc]


def test_a_sheet_with_semicolons_and_decimal_commas_is_read(person: Person, sheet: Write) -> None:
    text = "\ufeffTag;Notiz;Schmerz;Alltag\r\n05.01.2024;=cmd();6,5;7\r\n6.1.2024;שלום 🙂;10;\r\n"

    said = person.run("data", "import", sheet(text), *GERMAN).stdout

    assert "brought in: 2" in said
    assert kept(person) == [(2, "2024-01-05", 650, None, 700), (3, "2024-01-06", 1000, None, None)]


FORMS = {
    "commas": "Day,Pain\n2024-01-05,6.5\n",
    "quoted decimal commas": 'Day,Pain\n2024-01-05,"6,5"\n',
    "tabs": "Day\tPain\n2024-01-05\t6.5\n",
    "bars": "Day|Pain\n2024-01-05|6.50\n",
    "a separator that is named": "sep=;\nDay;Pain\n2024-01-05;6,5\n",
    "small headings with spaces": " day ; PAIN \n 2024-01-05 ; 6,5 \n",
    "a time after the day": "Day;Pain\n2024-01-05 08:30;6,5\n",
    "no line end": "Day;Pain\n2024-01-05;6,5",
    "empty lines": "\n\nDay;Pain\n\n2024-01-05;6,5\n\n;;\n",
    "empty columns at the end": "Day;Pain\n2024-01-05;6,5;;\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_ways_to_write_a_sheet_are_read(person: Person, sheet: Write, form: str, encoding: str) -> None:
    text = FORMS[form] + ("\n2024-01-06;;é\n" if encoding == "cp1252" else "")

    command(person.home, "data", "import", sheet(text.encode(encoding)), *PLAIN, "--skip-bad")

    assert [old[1:3] for old in kept(person)] == [("2024-01-05", 650)]


BAD = {
    f"2024-02-30;{7}": "date",
    f"{MINE};7": "date",
    "2027-01-01;7": "a day that has not come yet",
    "1024-01-01;7": "date",
    f"2024-01-05;{MINE}": "pain",
    "2024-01-05;11": "pain",
    "2024-01-05;-1": "pain",
    "2024-01-05;6,555": "pain",
    "2024-01-05;=1+1": "pain",
    "2024-01-05;7;8": "columns",
    f'2024-01-05;"7"{MINE};': "columns",
}


@pytest.mark.parametrize("line", BAD)
def test_a_bad_line_is_told_by_its_number_without_a_word_of_it(person: Person, sheet: Write, line: str) -> None:
    file = sheet(f"Day;Pain\n2024-01-05;7\n{line}\n2024-01-07;5\n")

    said = refusal(person.home, "data", "import", file, *PLAIN)

    assert f"line 3 ({BAD[line]})" in said
    assert MINE not in said
    assert "Nothing was written" in said or "nothing was written" in said
    assert not person.home.exists()

    command(person.home, "data", "import", file, *PLAIN, "--skip-bad")
    assert [old[0] for old in kept(person)] == [2, 4]


def test_a_quote_that_is_never_closed_swallows_nothing_without_a_word(person: Person, sheet: Write) -> None:
    text = 'Day;Pain\n2024-01-05;7\n2024-01-06;"5\n' + "2024-01-07;5\n" * 3

    assert "line 3 (columns)" in refusal(person.home, "data", "import", sheet(text), *PLAIN)


def test_of_many_bad_lines_ten_are_told(person: Person, sheet: Write) -> None:
    said = refusal(person.home, "data", "import", sheet("Day;Pain\n" + "x;1\n" * 12), *PLAIN)

    assert "(12)" in said
    assert "line 11 (date), and 2 more" in said


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("Day;Pain\n2024-01-05;7\n", ("--map", "date=Day,pain=Ache"), "heading Ache"),
        ("Day;Pain;Pain\n2024-01-05;7;8\n", PLAIN, "more than one column"),
        ("Day;Pain\n", PLAIN, "No rating was found"),
        ("", PLAIN, "No rating was found"),
        ("Day;Pain\n2024-01-05;\n", PLAIN, "No rating was found"),
        ("Day;Pain\n", ("--map", "pain=Pain"), "--map names"),
        ("Day;Pain\n", ("--map", "date=Day"), "--map names"),
        ("Day;Pain\n", ("--map", "date=Day,sleep=Pain"), "--map names"),
        ("Day;Pain\n", ("--map", "date=Day,pain=Pain,pain=Day"), "--map names"),
        ("Day;Pain\n", (*PLAIN, "--date-format", "DD.MM"), "--date-format is made of"),
        ("Day;Pain\n", (*PLAIN, "--date-format", "DD.MM.YYYY.DD"), "--date-format is made of"),
    ],
)
def test_what_cannot_be_found_is_told(
    person: Person, sheet: Write, text: str, options: tuple[str, ...], said: str
) -> None:
    assert said in refusal(person.home, "data", "import", sheet(text), *options)
    assert not person.home.exists()


def test_a_heading_may_have_commas_in_it() -> None:
    assert columns_of("date=Day, pain=Pain, on average,activity=A") == {
        "date": "Day",
        "pain": "Pain, on average",
        "activity": "A",
    }


@pytest.mark.parametrize(
    ("form", "text"),
    [("DD.MM.YYYY", "5.1.2024"), ("%d.%m.%Y", "05.01.2024"), ("DD.MM.YY", "05.01.24"), ("MM/DD/YYYY", "1/5/2024 8:30")],
)
def test_a_day_is_read_in_the_form_it_has(form: str, text: str) -> None:
    assert DateForm(form).day(text) == date(2024, 1, 5)


def test_the_same_file_is_taken_once(person: Person, sheet: Write) -> None:
    file = sheet(FORMS["commas"])
    command(person.home, "data", "import", file, *PLAIN)

    assert "brought in before" in refusal(person.home, "data", "import", file, *PLAIN)
    assert len(kept(person)) == 1


def test_old_ratings_count_for_nothing(person: Person, sheet: Write) -> None:
    keep_all(person.home, [Given("checkin", FIRST + timedelta(days=days), (7, 7, 6), "", 0) for days in (0, 7, 14)])
    before = {form: command(person.home, "progress", *form.split()) for form in ("--json", "--plain --all")}
    bare = command(person.home)
    text = "Day,Pain,Joy,Doing\n" + "".join(f"{date(2020, 1, 1) + timedelta(days=n)},1,1,1\n" for n in range(2200))

    command(person.home, "data", "import", sheet(text), "--map", "date=Day,pain=Pain,enjoyment=Joy,activity=Doing")

    assert before == {form: command(person.home, "progress", *form.split()) for form in before}
    assert bare == command(person.home)


def test_old_ratings_are_in_the_export(person: Person, sheet: Write) -> None:
    command(person.home, "data", "import", sheet(FORMS["commas"]), *PLAIN)

    tables = json.loads(command(person.home, "data", "export", "--to", "-"))["tables"]

    assert tables["imported"][0]["pain"] == 650


def test_a_large_sheet_is_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    with file.open("w") as text:
        text.write("Day;Pain;Note\n")
        text.writelines(f"2024-01-05;6,5;{'x' * 80}\n" for _ in range(20_000))
    sheet = OldSheet(file, columns_of("date=Day,pain=Pain"), DateForm("YYYY-MM-DD"), date(2026, 1, 1), look_at(file))

    ratings = sheet.ratings()

    assert next(ratings).line == 2
    assert sum(1 for _ in ratings) == 19_999

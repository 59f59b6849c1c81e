"""The crisis lines that are shipped, and the country they are chosen by."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from cbtpain.clock import SystemClock
from cbtpain.course.help_lines import Country, Emergency, HelpLines, Line, country_of_locale, help_lines
from cbtpain.errors import ContentFault
from cbtpain.paths import content

FIRST = ("US", "CA", "GB", "IE", "AU", "NZ")
A_YEAR = timedelta(days=366)
SHIPPED = help_lines(content())


def lines_of(country: Country) -> list[Line]:
    single = [line for line in (country.advice, country.poison) if line is not None]
    return [*country.crisis, *country.abuse, *single]


def everything(lines: HelpLines) -> Iterator[tuple[str, Line | Emergency]]:
    """Every line with a name for it."""
    yield "elsewhere: finder", lines.finder
    yield "elsewhere: emergency", lines.emergency
    for country in lines.countries.values():
        yield f"{country.code}: emergency", country.emergency
        yield from ((f"{country.code}: {line.name}", line) for line in lines_of(country))


EVERYTHING = dict(everything(SHIPPED))
NAMED = {name: line for name, line in EVERYTHING.items() if isinstance(line, Line)}


def test_the_six_countries_stand_first() -> None:
    assert tuple(SHIPPED.countries)[: len(FIRST)] == FIRST


@pytest.mark.parametrize("country", SHIPPED.countries.values(), ids=lambda country: country.code)
def test_a_country_has_a_code_a_name_an_emergency_number_and_a_crisis_line(country: Country) -> None:
    assert re.fullmatch("[A-Z]{2}", country.code)
    assert country.name
    assert re.fullmatch(r"\d{3}", country.emergency.number)
    assert country.crisis


@pytest.mark.parametrize("code", FIRST)
def test_the_six_countries_have_a_line_for_somebody_not_safe_at_home(code: str) -> None:
    assert SHIPPED.countries[code].abuse


def test_no_country_and_no_name_stands_twice() -> None:
    shipped = sum(1 for _ in everything(SHIPPED))
    entries = (content() / "help-lines.yaml").read_text(encoding="utf-8").count("- code:")
    assert (entries, shipped) == (len(SHIPPED.countries), len(EVERYTHING))


ALSO = {
    "US": ("USA", "America", "United States of America"),
    "GB": ("UK", "England", "Scotland", "Wales", "Northern Ireland", "Great Britain", "Britain"),
}


@pytest.mark.parametrize("code", ALSO)
def test_a_country_has_the_names_that_people_there_call_it_by(code: str) -> None:
    assert [name for name in ALSO[code] if name not in SHIPPED.countries[code].also] == []


def test_every_name_and_code_leads_to_one_country_alone() -> None:
    named = [
        name.casefold()
        for country in SHIPPED.countries.values()
        for name in (country.code, country.name, *country.also)
    ]
    assert sorted(set(named)) == sorted(named)
    assert [name for name in named if not name.strip() or name != name.strip()] == []


@pytest.mark.parametrize(("also", "names"), [('["Eire"]', ("Eire",)), ("null", ()), ("[]", ())])
def test_a_country_may_have_other_names_or_none(tmp_path: Path, also: str, names: tuple[str, ...]) -> None:
    folder = copytree(content(), tmp_path / "content")
    path = folder / "help-lines.yaml"
    text = path.read_text(encoding="utf-8")
    named = '    name: "Ireland"\n'
    assert named in text
    assert SHIPPED.countries["IE"].also == ()
    path.write_text(text.replace(named, f"{named}    also: {also}\n"), encoding="utf-8")
    assert names == help_lines(folder).countries["IE"].also


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_line_names_the_page_it_was_read_on(name: str) -> None:
    assert re.fullmatch(r"https://\S+\.\S+", EVERYTHING[name].source), EVERYTHING[name].source


def fault_of_date(name: str, line: Line | Emergency, today: date) -> str:
    """What is wrong with the day on which a line was read, as of that day; empty where nothing is."""
    checked = date.fromisoformat(line.checked)
    if checked > today:
        return f"{name} says it was read on {checked}, which has not come yet"
    if today - checked <= A_YEAR:
        return ""
    return (
        f"{name} was last read on {checked}. Read its number again on {line.source} and move the date, "
        "or take the line out (rule 2 of help-lines.yaml)."
    )


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_line_was_read_within_a_year(name: str) -> None:
    assert fault_of_date(name, EVERYTHING[name], SystemClock().now().local_date) == ""


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        ("2026-03-01", ""),
        ("2025-02-28", ""),
        ("2025-02-27", "was last read on 2025-02-27. Read its number again on https://a.example"),
        ("2026-03-02", "has not come yet"),
    ],
)
def test_a_line_that_is_too_old_or_from_tomorrow_fails_it(checked: str, said: str) -> None:
    fault = fault_of_date("ZZ: a line", Line("A line", "call 1", checked, "https://a.example"), date(2026, 3, 1))
    assert said in fault
    assert bool(said) == bool(fault)


def test_every_shipped_line_fails_it_two_years_from_now() -> None:
    then = SystemClock().now().local_date + 2 * A_YEAR
    assert [name for name, line in EVERYTHING.items() if not fault_of_date(name, line, then)] == []


@pytest.mark.parametrize("name", NAMED)
def test_a_line_tells_a_number_or_an_address(name: str) -> None:
    assert re.search(r"\d[\d ]{2}|\b[\w-]+\.\w{2,}\b", NAMED[name].how), NAMED[name].how


@pytest.mark.parametrize("name", NAMED)
def test_a_line_is_short_and_calm(name: str) -> None:
    texts = (NAMED[name].how, NAMED[name].note)
    assert max(map(len, texts)) <= 70
    assert "!" not in "".join(texts)


def test_no_line_says_press_3() -> None:
    # 988 ended its "press 3" line on 17 July 2025.
    said = " ".join(f"{line.how} {line.note}" for line in NAMED.values()).lower()
    assert "press 1" in said
    assert not re.search(r"press\s+(3|three)", said)


REQUIRED = {
    "countries": "countries:",
    "elsewhere": "elsewhere:",
    "finder": "  finder:",
    "emergency": '    emergency: {number: "911"',
    "crisis": "    crisis:",
    "abuse": "    abuse:",
    "checked": 'checked: "2',
    "source": 'source: "',
    "how": 'how: "',
    "number": '{number: "',
    "code": '- code: "',
}


@pytest.mark.parametrize("key", REQUIRED)
def test_a_missing_key_is_a_fault_of_the_content(tmp_path: Path, key: str) -> None:
    folder = copytree(content(), tmp_path / "content")
    path = folder / "help-lines.yaml"
    text = path.read_text(encoding="utf-8")
    there = REQUIRED[key]
    assert there in text
    path.write_text(text.replace(there, there.replace(key, f"{key}x"), 1), encoding="utf-8")
    with pytest.raises(ContentFault) as caught:
        help_lines(folder)
    assert "help-lines.yaml" in str(caught.value.fields["where"])


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_US"}, "US"),
        ({"LANG": "de_DE@euro"}, "DE"),
        ({"LANG": "en_nz.UTF-8"}, "NZ"),
        ({"LC_ALL": "en_AU.UTF-8", "LC_MESSAGES": "fr_FR", "LANG": "en_GB.UTF-8"}, "AU"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_IE", "LANG": "en_GB.UTF-8"}, "IE"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "en"}, None),
        ({"LANG": "en_"}, None),
        ({"LANG": "en_1"}, None),
        ({"LANG": "en_\u00c4\u00d6"}, None),
        ({"LANG": ""}, None),
        ({}, None),
    ],
)
def test_the_locale_names_the_country_or_none(environ: dict[str, str], code: str | None) -> None:
    assert code == country_of_locale(environ)

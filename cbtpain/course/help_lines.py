"""Crisis lines by country, and the words around them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cbtpain.course.shape import part, shaped
from cbtpain.course.source import read


@dataclass(frozen=True, slots=True)
class Line:
    """One number or address, the page it was read on and the date it was read (YYYY-MM-DD)."""

    name: str
    how: str
    checked: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Emergency:
    number: str
    checked: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's lines; ``code`` is ISO 3166-1 alpha-2; ``also`` is what people call it besides its name."""

    code: str
    name: str
    emergency: Emergency
    crisis: tuple[Line, ...]
    abuse: tuple[Line, ...]
    advice: Line | None
    poison: Line | None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpLines:
    countries: Mapping[str, Country]
    finder: Line
    emergency: Emergency


def help_lines(content: Path) -> HelpLines:
    """Every country's lines. Raises ``ContentFault``."""
    path = content / "help-lines.yaml"
    found = read(path)
    countries = [_country(entry, path.name) for entry in part(found, "countries", path.name)]
    elsewhere = part(found, "elsewhere", path.name)
    return HelpLines(
        {country.code: country for country in countries},
        shaped(Line, part(elsewhere, "finder", path.name), path.name),
        shaped(Emergency, part(elsewhere, "emergency", path.name), path.name),
    )


def _country(entry: dict[str, Any], where: str) -> Country:
    lines = {
        "emergency": shaped(Emergency, part(entry, "emergency", where), where),
        "crisis": tuple(shaped(Line, line, where) for line in part(entry, "crisis", where)),
        "abuse": tuple(shaped(Line, line, where) for line in part(entry, "abuse", where)),
    }
    single = {key: shaped(Line, entry[key], where) if entry.get(key) else None for key in ("advice", "poison")}
    return shaped(Country, entry | lines | single | {"also": tuple(entry.get("also") or ())}, where)


def country_of_locale(environ: Mapping[str, str] = os.environ) -> str | None:
    """The country the locale names: ``en_GB.UTF-8`` -> ``GB``; None where it names none."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        _, found, territory = environ.get(variable, "").partition("_")
        code = territory[:2]
        if found and len(code) == 2 and code.isalpha() and code.isascii():
            return code.upper()
    return None


def country_named(lines: HelpLines, chosen: str | None, environ: Mapping[str, str] = os.environ) -> Country | None:
    """The country that was chosen, else the locale's; None where it has no lines here."""
    for code in (chosen, country_of_locale(environ)):
        if code is not None and code in lines.countries:
            return lines.countries[code]
    return None

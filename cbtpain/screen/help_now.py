"""Crisis lines and words as paragraphs; the lines stand before everything but the first words."""

from collections.abc import Iterator
from datetime import date

from cbtpain.course.help_lines import Country, HelpLines, Line
from cbtpain.course.safety import Safety
from cbtpain.words import help_now as words
from cbtpain.words.numbers import day


def page(safety: Safety, lines: HelpLines, country: Country | None) -> Iterator[str]:
    """All of ``help-now`` for one country, or for all where it is not known."""
    number = country.emergency.number if country else words.LOCAL_NUMBER
    abuse = country.abuse[0].how.removeprefix("call ") if country and country.abuse else words.LOCAL_LINE
    yield from safety.crisis
    yield ""
    if country:
        yield from country_lines(country)
    else:
        yield words.UNKNOWN_COUNTRY
        yield from all_lines(lines)
    yield from ("", safety.danger.format(number=number), "")
    for text in (*safety.means, *safety.unsafe):
        yield text.format(number=number, line=abuse)
    yield from ("", *safety.doctor, "", words.HOW_ALL)


def country_lines(country: Country) -> Iterator[str]:
    """One country: people first, then the emergency number and the rest."""
    yield words.LINES_FOR.format(country=country.name)
    yield from (_line(line) for line in country.crisis)
    yield f"  {words.EMERGENCY.format(number=country.emergency.number)}"
    for name, found in ((words.POISON, country.poison), (words.ADVICE, country.advice)):
        if found:
            yield f"  {name}: {found.how}."
    yield from (f"  {words.ABUSE}: {_named(line)}" for line in country.abuse)


def all_lines(lines: HelpLines) -> Iterator[str]:
    """Every country's crisis lines and emergency number, and where to look elsewhere."""
    for country in lines.countries.values():
        yield f"{country.name} ({country.code})"
        yield from (_line(line) for line in country.crisis)
        yield f"  {words.EMERGENCY.format(number=country.emergency.number)}"
    yield words.ELSEWHERE
    yield _line(lines.finder)
    yield f"  {words.EMERGENCY.format(number=lines.emergency.number)}. {lines.emergency.note}"


def signs(safety: Safety, country: Country | None) -> Iterator[str]:
    """The signs in the body that need care, the most urgent first."""
    number = country.emergency.number if country else words.LOCAL_NUMBER
    yield words.SIGNS_TITLE
    for group in safety.signs:
        yield ""
        yield group.title.format(number=number)
        yield from (f"  {item}" for item in group.items)


def _line(line: Line) -> str:
    return f"  {_named(line)} ({words.CHECKED.format(day=day(date.fromisoformat(line.checked)))})"


def _named(line: Line) -> str:
    note = f" {line.note}" if line.note else ""
    return f"{line.name}: {line.how}.{note}"

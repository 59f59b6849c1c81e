"""Crisis lines and words as paragraphs; the lines stand before everything but the first words."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.course.help_lines import Country, HelpLines, Line
from cbtpain.course.safety import Safety
from cbtpain.words import help_now as words
from cbtpain.words.numbers import day


class Own(NamedTuple):
    """The person's own lines: whom to turn to, and what helps through a hard moment."""

    contacts: Sequence[str] = ()
    grounding: Sequence[str] = ()


NOTHING_OWN = Own()


def page(safety: Safety, lines: HelpLines, country: Country | None, own: Own = NOTHING_OWN) -> Iterator[str]:
    """All of ``help-now`` for one country, or for all where it is not known.

    The first line to call stands again at the end, where a small screen still shows it.
    """
    number = country.emergency.number if country else words.LOCAL_NUMBER
    yield from (*safety.crisis, "")
    yield from _own(words.CONTACTS, own.contacts)
    yield from _people(lines, country)
    yield from (safety.danger.format(number=number), "")
    yield from (text.format(number=number) for text in safety.means)
    if country and country.poison:
        yield f"  {words.POISON}: {country.poison.how}."
    yield from ("", safety.unsafe[0].format(number=number))
    yield from (f"  {_named(line)}" for line in (*(country.abuse if country else ()), lines.finder))
    yield from safety.unsafe[1:]
    yield from (["", *_own(words.GROUNDING, own.grounding)] if own.grounding else [])
    yield from ("", *safety.doctor, "", words.HOW_ALL)
    if country:
        yield _checked(country)
    yield words.NOW.format(how=country.crisis[0].how) if country else words.NOW_ANYWHERE


def short(safety: Safety, lines: HelpLines, country: Country | None, own: Own = NOTHING_OWN) -> Iterator[str]:
    """Whom to call and what to do now, short enough to stand between two questions on a small screen."""
    yield from safety.crisis
    yield from numbers(safety, lines, country, own)


def numbers(safety: Safety, lines: HelpLines, country: Country | None, own: Own = NOTHING_OWN) -> Iterator[str]:
    """The same without the words before it, for whoever has just read them."""
    number = country.emergency.number if country else words.LOCAL_NUMBER
    yield from _own(words.CONTACTS, own.contacts)
    if country:
        yield words.LINES_FOR.format(country=country.name)
        yield from (f"  {line.name}: {line.how}." for line in country.crisis)
    else:
        yield words.NOW_ANYWHERE
    yield safety.danger.format(number=number)
    yield safety.means[0].format(number=number)
    safer = country.abuse[0] if country and country.abuse else lines.finder
    yield words.UNSAFE.format(name=safer.name, how=safer.how)
    yield words.MORE


def _own(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from (f"  {line}" for line in lines)


def _people(lines: HelpLines, country: Country | None) -> Iterator[str]:
    if country:
        yield words.LINES_FOR.format(country=country.name)
        yield from (f"  {_named(line)}" for line in country.crisis)
    else:
        yield words.UNKNOWN_COUNTRY
        yield from all_lines(lines)


def _checked(country: Country) -> str:
    """The oldest date at which one of the country's lines was checked."""
    lines = [*country.crisis, *country.abuse, country.emergency, country.poison]
    oldest = min(line.checked for line in lines if line is not None)
    return words.CHECKED.format(day=day(date.fromisoformat(oldest)))


def all_lines(lines: HelpLines) -> Iterator[str]:
    """Every country's crisis lines and emergency number, and where to look elsewhere."""
    for country in lines.countries.values():
        yield f"{country.name} ({country.code})"
        yield from (f"  {_named(line)}" for line in country.crisis)
        yield f"  {words.EMERGENCY.format(number=country.emergency.number)}"
        if country.advice:
            yield f"  {words.ADVICE}: {country.advice.how}."
        yield f"  {_checked(country)}"
    yield words.ELSEWHERE
    yield f"  {_named(lines.finder)}"
    yield f"  {words.EMERGENCY.format(number=lines.emergency.number)}. {lines.emergency.note}"


def signs(safety: Safety, country: Country | None) -> Iterator[str]:
    """The signs in the body that need care, the most urgent first."""
    number = country.emergency.number if country else words.LOCAL_NUMBER
    yield words.SIGNS_TITLE
    for group in sign_groups(safety, number):
        yield from ("", *group)


def sign_groups(safety: Safety, number: str) -> Iterator[list[str]]:
    """Each of the lists with its title, the most urgent first."""
    for group in safety.signs:
        yield [group.title.format(number=number), *(f"  {item}" for item in group.items)]


def _named(line: Line) -> str:
    note = f" {line.note}" if line.note else ""
    return f"{line.name}: {line.how}.{note}"

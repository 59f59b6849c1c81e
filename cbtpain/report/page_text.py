"""The page for the doctor as plain text: tables as sentences, ratings a line a month."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from cbtpain.report.page import Page, Rating, Row, Skill
from cbtpain.words import report as words
from cbtpain.words.numbers import month, short_day


def text(page: Page) -> Iterator[str]:
    """Paragraphs; an empty one is an empty line."""
    yield words.TITLE
    yield from ([words.NAME.format(name=page.name)] if page.name else [])
    yield f"{page.written}. {' '.join(page.covers)}"
    yield from _section(words.TABLE_TITLE, [_row(row, page) for row in page.rows])
    yield from _section(words.STANDS_TITLE, page.stands)
    yield from _section(words.SURE_TITLE, page.sure)
    yield from _section(words.TRIAL_TITLE, page.trial)
    if page.skills is not None:
        skills = [_skill(skill) for skill in page.skills] or [words.PRACTICE_NONE]
        yield from _section(words.PRACTICE_TITLE, [*skills, *filter(None, [page.harm])])
    yield from _section(words.MOOD_TITLE, page.mood)
    yield from _section(words.SESSIONS_TITLE, page.sessions or ())
    yield from _section(words.GOAL_TITLE, [page.goal] if page.goal else ())
    yield from _section(words.NOTES_TITLE, [f"{on}: {note}" for on, note in page.notes])
    yield from _section(words.RATINGS_TITLE, list(_months(page.ratings)))
    yield from _section(words.ABOUT_TITLE, [words.MEDICINES, *words.ABOUT])


def _section(title: str, paragraphs: Sequence[str]) -> Iterator[str]:
    if paragraphs:
        yield from ("", title, *(f"  {paragraph}" for paragraph in paragraphs))


def _row(row: Row, page: Page) -> str:
    if not row.now:
        return words.IN_TEXT_START.format(label=row.label, start=row.start)
    text = words.IN_TEXT if row.change else words.IN_TEXT_OLD
    return text.format(label=row.label, start=row.start, now=row.now, change=row.change, day=page.now_on)


def _skill(skill: Skill) -> str:
    text = words.IN_TEXT_MEANS if skill.before else words.IN_TEXT_SHARE if skill.after else words.IN_TEXT_SKILL
    return text.format(skill=skill.name, times=skill.times, rated=skill.rated, before=skill.before, after=skill.after)


def _months(ratings: Sequence[Rating]) -> Iterator[str]:
    for name, ones in groupby(ratings, key=lambda rating: month(rating.on)):
        said = "; ".join(_rating(one) for one in ones)
        yield f"{name}: {said}"


def _rating(rating: Rating) -> str:
    note = f" ({rating.note})" if rating.note else ""
    return words.IN_TEXT_RATING.format(on=short_day(rating.on), value=rating.value) + note

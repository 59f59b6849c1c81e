"""The page for the doctor as one HTML file: no script, nothing fetched, readable without colour and without sight."""

from collections.abc import Sequence
from pathlib import Path
from unicodedata import category

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cbtpain.report import drawing as chart
from cbtpain.report.page import Page, Rating
from cbtpain.words import report as words
from cbtpain.words.numbers import day

TEMPLATE = "page.html.j2"
COLUMNS = 4
ROOM = 14
"""So many lines of skills and of ratings are left on one printed sheet; the chart has every rating anyway."""
_NO_TEXT = ("Cc", "Cs")
"""Control characters, and what was no text in the first place."""


def html(page: Page) -> str:
    """The whole document. Every value is escaped; what a person wrote stands apart from the text round it."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["own"] = shown
    template = environment.get_template(TEMPLATE)
    drawn = None if page.scene is None else chart.drawing(page.scene)
    return template.render(
        page=page, words=words, chart=chart, drawn=drawn, columns=_columns(page.ratings), many=_many(page), day=day
    )


def shown(text: str) -> str:
    """A person's words without what is no text; line ends stay."""
    return "".join(letter for letter in text if letter == "\n" or category(letter) not in _NO_TEXT)


def _many(page: Page) -> bool:
    """Whether the list of ratings stands in the file alone."""
    return len(page.skills or ()) + _height(page.ratings) > ROOM


def _columns(ratings: Sequence[Rating]) -> list[Sequence[Rating]]:
    """Side by side, each read downwards."""
    height = _height(ratings)
    return [ratings[at : at + height] for at in range(0, len(ratings), height)] if ratings else []


def _height(ratings: Sequence[Rating]) -> int:
    return -(-len(ratings) // COLUMNS)

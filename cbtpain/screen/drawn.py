"""Drawing on a terminal with rich. Weight alone, no colour: it reads on light and on dark."""

import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from cbtpain.screen.output import Output

BOLD = "bold"


def draw(out: Output, title: str, lines: Iterable[str]) -> None:
    """A title and a chart, the ratings bold."""
    console = Console(file=out.stream, width=out.width, highlight=False, markup=False, emoji=False)
    console.print(Text(title, style=BOLD))
    glyphs = out.glyphs
    ratings = f"[{re.escape(glyphs.above + glyphs.met + glyphs.above_later + glyphs.met_later)}]"
    for line in lines:
        text = Text(line, no_wrap=True)
        if glyphs.axis in line:
            text.highlight_regex(ratings, BOLD)
        console.print(text)

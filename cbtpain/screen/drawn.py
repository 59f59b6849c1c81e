"""Drawing on a terminal with rich: weight and two colours, never the only carrier of meaning."""

import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from cbtpain.screen.output import Output

TITLE = "bold"
MET = "bold green"
RATING = "bold"
GOAL = "green"


def draw(out: Output, title: str, lines: Iterable[str]) -> None:
    """A title and a chart. The terminal's own two-tone colours keep it readable on light and dark."""
    console = Console(file=out.stream, width=out.width, highlight=False, markup=False, emoji=False)
    console.print(Text(title, style=TITLE))
    glyphs = out.glyphs
    styles = {
        f"[{re.escape(glyphs.met + glyphs.met_later)}]": MET,
        f"[{re.escape(glyphs.above + glyphs.above_later)}]": RATING,
        f"{re.escape(glyphs.goal)}+": GOAL,
    }
    for line in lines:
        text = Text(line, no_wrap=True)
        if glyphs.axis in line:
            for pattern, style in styles.items():
                text.highlight_regex(pattern, style)
        console.print(text)

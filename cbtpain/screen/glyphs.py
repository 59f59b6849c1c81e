"""The letters a chart is drawn with; a form for every terminal."""

from typing import NamedTuple


class Glyphs(NamedTuple):
    """``above`` and ``met`` are ratings above, and at or below, the 30 % line."""

    above: str
    met: str
    above_later: str
    met_later: str
    start: str
    goal: str
    axis: str
    corner: str
    floor: str
    tick: str
    arrow: str

    def fit(self, encoding: str) -> bool:
        """True when every one of them can be written in that encoding."""
        try:
            "".join(self).encode(encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


UNICODE = Glyphs("●", "◆", "○", "◇", "─", "┄", "│", "└", "─", "┴", " ↓")
ASCII = Glyphs("O", "X", "o", "x", "-", ".", "|", "+", "-", "+", "")

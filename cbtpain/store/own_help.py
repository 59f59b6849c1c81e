"""What a person keeps for hard moments: lines in the settings, which can be read when the diary cannot."""

from collections.abc import Sequence
from pathlib import Path

from cbtpain.store.settings import remember, setting

CONTACTS, GROUNDING, LISTENING = "contacts", "grounding", "listening"
"""Lines of text, one a person; one a step; and "yes" or "no" to looking for words of crisis in what is written."""
MOST, LONGEST = 5, 120
"""Lines kept of each, so that the numbers to call stay on one screen; letters in a line."""


def is_line(text: str) -> bool:
    """Whether it can stand on the help page: letters that show, and not too many."""
    return 0 < len(text) <= LONGEST and text.isprintable() and text == text.strip()


def are_lines(text: str) -> bool:
    """Whether a setting may hold that text; an empty one holds no lines."""
    found = text.split("\n") if text else []
    return len(found) <= MOST and all(map(is_line, found)) and len(set(found)) == len(found)


def own_lines(home: Path, name: str) -> list[str]:
    """Those kept. What a hand or an accident put there is left out, and nothing is raised."""
    return [line for line in (setting(home, name) or "").split("\n") if is_line(line)][:MOST]


def keep_lines(home: Path, name: str, lines: Sequence[str]) -> None:
    """Raises ``StoreFault``."""
    remember(home, name, "\n".join(lines))


def listens(home: Path) -> bool:
    """Until it was switched off."""
    return setting(home, LISTENING) != "no"

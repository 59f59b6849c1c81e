"""A note's limits."""

from cbtpain.errors import Rejected

LONGEST = 10_000
"""Characters; a page or three, and far from a file pasted by mistake."""


def note_of(text: str) -> str:
    """The note without the space around it, which may leave nothing.

    Raises ``Rejected("note_too_long")``.
    """
    note = text.strip()
    if len(note) > LONGEST:
        raise Rejected("note_too_long", limit=LONGEST)
    return note

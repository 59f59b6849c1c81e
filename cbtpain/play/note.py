"""A note's limits."""

from cbtpain.errors import Rejected

LONGEST = 10_000
"""Characters; a page or three, and far from a file pasted by mistake."""


def note_of(text: str) -> str:
    """The note without the space around it, which may leave nothing.

    Raises ``Rejected``: ``note_too_long``, or ``note_unreadable`` for bytes that are not UTF-8.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        # Bytes of another encoding: keeping them as question marks would lose what was written.
        raise Rejected("note_unreadable")
    # SQLite's length() ends at the first NUL, which is nothing a person types.
    note = text.replace("\0", "").strip()
    if len(note) > LONGEST:
        raise Rejected("note_too_long", limit=LONGEST)
    return note

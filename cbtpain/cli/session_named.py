"""A session as a person names it: by its number or by its id."""

from collections.abc import Sequence

from cbtpain.errors import NotThere, Rejected
from cbtpain.play.rating import whole


def session_named(ids: Sequence[str], named: str) -> str:
    """The id that is meant. Raises ``NotThere``."""
    if named in ids:
        return named
    try:
        return ids[whole(named, 1, len(ids)) - 1]
    except Rejected:
        raise NotThere("no_such_session", given=named[:20], sessions=len(ids)) from None

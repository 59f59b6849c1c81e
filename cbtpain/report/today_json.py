"""What is due, as programs read it: ``cbtpain.today/1``."""

from datetime import date

from cbtpain.measures.agenda import Lived, due, next_session, next_thing, session_from
from cbtpain.measures.flares import going_on

SCHEMA = "cbtpain.today/1"


def document(lived: Lived, today: date, command: str, *, paused: bool) -> dict[str, object]:
    """``due`` names all that is, a flare or a pause left out of account; ``quiet`` is whether one of them holds."""
    day = session_from(lived, today)
    in_flare = going_on(lived.flares, today) is not None
    return {
        "schema": SCHEMA,
        "as_of": today.isoformat(),
        "due": [str(one) for one in due(lived, today)],
        "next": {"what": str(next_thing(lived, today)), "command": command},
        "session": {"number": next_session(lived.done), "from": day.isoformat() if day is not None else None},
        "in_flare": in_flare,
        "paused": paused,
        "quiet": in_flare or paused,
    }

"""Looking through check-ins, correcting one, taking one back."""

from datetime import date

TITLE = "Your check-ins, newest first: pain, enjoyment of life, general activity (0 to 10 each, lower is better)."
NONE = "You have no check-in yet. The first takes a minute: cbtpain checkin"
NONE_IN_WINDOW = "You have no check-in in the last 12 months."
EARLIER = "There are earlier ones. All of them: cbtpain ratings list --all"
LINE = "{day}: {items}"
SCORE = "score {value}"
REVISIONS = "{count} revisions"
PARTIAL = "no score, a question was left out"
UNFINISHED = "not finished"
LATER = "filled in later"
PAPER = "from paper, not used"
NOTE = "    Note: {line}"
NOTE_MORE = "    {line}"
GONE = "Taken back: {days}. To bring one back: cbtpain ratings undo, and its date"
HOW = "To correct one: cbtpain ratings edit 2026-02-15. To take one back: cbtpain ratings undo 2026-02-15"

EDITING = "Your check-in of {day}. Enter keeps a number; type another one to correct it."
UNCHANGED = "Nothing was changed. It stays as it was."
EDIT_AGAIN = "cbtpain ratings edit {day}"

TAKEN_BACK = "The check-in of {day} ({items}) is taken back: it does not count any more. It stays in the diary."
BEFORE_AGAIN = "For {day}, {items} counts again. It takes the place of {other}, which stays in the diary."
BEGUN_TAKEN_BACK = "The correction begun for {day} ({other}) is taken back. {items} counts, as before."
BACK_AGAIN = "The check-in of {day} counts again: {items}."
UNDO_UNDO = "To undo this: cbtpain ratings undo {day}"


def undo_undo(on: date) -> str:
    return UNDO_UNDO.format(day=on.isoformat())

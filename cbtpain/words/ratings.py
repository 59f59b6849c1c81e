"""Looking through check-ins, correcting one, taking one back."""

from datetime import date

TITLE = "Your check-ins, newest first: pain, enjoyment of life, general activity (0 to 10 each, lower is better)."
NONE = "You have no weekly check-in yet. The first takes a minute: cbtpain checkin"
NONE_STANDS = "No check-in counts now: what there was is taken back."
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
QUICK_TOO = "You have quick check-ins as well ({count}): cbtpain ratings list --quick"
HOW = "To correct one: cbtpain ratings edit 2026-02-15. To take one back: cbtpain ratings undo 2026-02-15"

QUICK_TITLE = "Your quick check-ins, newest first: pain, trouble from pain (0 to 10 each, lower is better)."
QUICK_NONE = "You have no quick check-in. It is for those who like: cbtpain checkin --quick"
QUICK_NONE_IN_WINDOW = "You have no quick check-in in the last 12 months."
QUICK_NONE_STANDS = "No quick check-in counts now: what there was is taken back."
QUICK_EARLIER = "There are earlier ones. All of them: cbtpain ratings list --quick --all"
QUICK_SCORE = "the day {value}"
QUICK_FLARE = "flare day"
QUICK_GONE = "Taken back: {days}. To bring one back: cbtpain ratings undo --quick, and its date"
QUICK_HOW = (
    "To correct one: cbtpain ratings edit 2026-02-15 --quick. To take one back: cbtpain ratings undo 2026-02-15 --quick"
)
EDITING_QUICK = "Your quick check-in of {day}. Enter keeps a number; type another one to correct it."
EDIT_QUICK_AGAIN = "cbtpain ratings edit {day} --quick"
QUICK_TAKEN_BACK = (
    "The quick check-in of {day} ({items}) is taken back: it does not count any more. It stays in the diary."
)
QUICK_BACK_AGAIN = "The quick check-in of {day} counts again: {items}."
QUICK_UNDO_UNDO = "To undo this: cbtpain ratings undo {day} --quick"

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


def quick_undo_undo(on: date) -> str:
    return QUICK_UNDO_UNDO.format(day=on.isoformat())

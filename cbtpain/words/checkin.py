"""What the program says around a weekly check-in."""

from datetime import date

from cbtpain.words.numbers import week_day

LABELS = {"pain": "pain", "enjoyment": "enjoyment of life", "activity": "general activity"}

OPENING = "Three questions about the past week, one number each. This takes about a minute."
KEYS = "Enter a number. Or: help (?), back (b), skip (s), stop (q), help lines (!)."
GOES_ON = "You began this check-in earlier. What you gave is kept; it goes on here."
NO_EARLIER = "This is the first question."
ENTER_LEAVES = "You left this out. Enter leaves it so."
ENTER_KEEPS = "You said {answer}. Enter keeps it."
SKIPPED = "skipped"
PROMPT = "0 to 10: "
PROMPT_FOR = f"{{label}}, {PROMPT}"
QUESTION = "{number} of {count}. {text}"
ENDS = "0 = {low}. 10 = {high}."

ASK_CORRECTION = "You have a check-in for {day} already: {items}. Give new numbers in its place?"
YES_NO = "1 yes, 2 no: "
YES = ("1", "y", "yes")
NO = ("2", "n", "no", "q", "")
LEFT_AS_IT_WAS = "It stays as it was."

ASK_NOTE = "A note, if you like. One line; Enter alone leaves it out."
PROMPT_NOTE = "Note: "
NOTE_KEPT = "Your note is kept. It is not shown with the chart, but with: cbtpain ratings list"
NOTE_TOO_LONG = "That is longer than {limit} characters. Please make it shorter."

REPLACED = "It takes the place of {items} given for that day before. Those numbers stay in the diary as well."
BEGUN_REPLACED = "It takes the place of the check-in begun for that day ({items})."
FUNCTION = "How much pain got in the way this week: {value} of 10."
SCORE = "Pain severity: {value} of 10 (the mean of the three; lower is better)."
NO_SCORE = "With a question left out there is no score. The chart shows a gap. That is fine."
FILLED_IN = "It is marked as filled in later."
FROM_PAPER = "It is kept as copied from paper: shown, and not used for your start, your status or the line."
START_CHANGED = "With this, your start value is {after}; before it was {before}."
STATUS_CHANGED = "With this, your reading changed. It is now:"

ASK_USUAL = "Is it your usual pain? 1 usual, 2 new or different, 3 not sure."
HIGHER = "This is clearly higher than before."
PROMPT_USUAL = "1, 2 or 3: "
IS_USUAL = ("1", "usual", "one")
NOT_USUAL = ("2", "3", "new", "different", "not sure", "two", "three")
USUAL = "Some weeks are harder than others. Half of what you planned counts. You can pause at any time."
NOT_USUAL_SAID = "Please have it checked by a clinician. These are the signs that need care soon:"
HIGHER_UNASKED = (
    f"{HIGHER} If it is new or different, or you are not sure, please check with a "
    "clinician. The signs that need care soon: cbtpain help-now --signs. Your plan for a flare: cbtpain flare"
)

IN_CHART = "It is in your chart: cbtpain progress"
SEE_CHART = "See the chart: cbtpain progress. A wrong number? Give the check-in again: it takes the place of this one."

GO_ON = "cbtpain checkin"
GO_ON_DAY = "cbtpain checkin --on {day}"
PAUSED = "Stopped. What you gave is kept. To go on: {command}"
PAUSED_WHOLE = "Stopped. Your check-in is whole and kept."
NOT_READ_BACK = "It is on disk. The rest of the diary could not be read now; cbtpain progress shows it later."
PAUSED_NOTHING = "Stopped. Nothing new was written. To begin: cbtpain checkin"


def kept(on: date, items: str) -> str:
    return f"Kept for {week_day(on)}: {items}."


def next_due(on: date) -> str:
    return f"The next check-in is due from {week_day(on)} on. You can give one any time."


def due_now() -> str:
    return "The next check-in is due now."


def items(values: tuple[int | None, ...]) -> str:
    """``pain 7, enjoyment of life 7, general activity 6``"""
    said = (f"{label} {SKIPPED if value is None else value}" for label, value in zip(LABELS.values(), values))
    return ", ".join(said)


def numbers(values: tuple[int | None, ...]) -> str:
    """``7, 7, skipped``"""
    return ", ".join(SKIPPED if value is None else str(value) for value in values)

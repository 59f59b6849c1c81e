"""The quick check-in: cbtpain's own two questions about the last 24 hours, not a validated scale."""

from datetime import date

from cbtpain.words.checkin import SKIPPED
from cbtpain.words.numbers import week_day

SCALE = "cbtpain items, not a validated scale"
LABELS = {"pain": "pain", "trouble": "trouble from pain"}
TEXTS = {
    "pain": "On average over the last 24 hours, how strong was your pain?",
    "trouble": "Over the last 24 hours, how much did pain get in the way of what you wanted or needed to do?",
}
LOWS = {"pain": "None", "trouble": "Not at all"}
HIGHS = {"pain": "The worst you can imagine", "trouble": "Completely"}
HELPS = {
    "pain": "Think of the last day and night as a whole. Take the number in the middle. There is no wrong answer.",
    "trouble": "Think of what you wanted or had to do since this time yesterday. How much of it did pain hold up?",
}

OPENING = "Two questions about the last 24 hours. This takes a few seconds."
FILLED_IN = "It is marked as filled in later."
FROM_PAPER = "It is kept as copied from paper, and not used for the mean of a week."
NO_SCORE = "With a question left out there is no score for this day. That is fine."
SCORE = "The day: {value} of 10 (the mean of the two; lower is better)."
FLARE_DAY = "It is marked as a flare day. To take the mark off: the same numbers with --no-flare"
NOTE_KEPT = "Your note is kept. It is shown with: cbtpain ratings list --quick"
REPLACED = "It takes the place of {items} given for that day before. Those numbers stay in the diary as well."
SEE = "The last 7 days beside your start, once there are enough: cbtpain progress"
DECIDES = "The weekly check-in decides; this is feedback."
GO_ON = "cbtpain checkin --quick"
GO_ON_DAY = "cbtpain checkin --quick --on {day}"

MEANS = "({now} now, {before} then; 0 to 10, lower is better)"
LOWER = f"Your quick check-ins: last 7 days {{percent}} % below {{start}} {MEANS}."
HIGHER = f"Your quick check-ins: last 7 days {{percent}} % above {{start}} {MEANS}."
SAME = f"Your quick check-ins: last 7 days about the same as {{start}} {MEANS}."
POINTS = f"Your quick check-ins: last 7 days beside {{start}} {MEANS}."
FIRST_WEEK = "your first week"
FIRST_DAYS = "your first days"
HIGH_DAYS = "Days with pain at 7 or more: {now} of {of_now}, before {before} of {of_before}."


def kept(on: date, items: str) -> str:
    return f"Kept for {week_day(on)}, the last 24 hours: {items}."


def items(values: tuple[int | None, ...]) -> str:
    """``pain 5, trouble from pain 4``"""
    said = (f"{label} {SKIPPED if value is None else value}" for label, value in zip(LABELS.values(), values))
    return ", ".join(said)

"""What the program says around a flare. The plan itself and the question before it are in ``content/flare.yaml``."""

from datetime import date

from cbtpain.words.numbers import short_day, week_day

CHOICE = "  {number}  {text}"
PROMPT = "1, 2 or 3: "
USUAL = ("1", "one", "y", "yes", "usual", "yes, usual")
NOT_USUAL = (
    *("2", "two", "n", "no", "new", "different", "new or different"),
    *("3", "three", "not sure", "unsure"),
)
REFUSED = "Type 1, 2 or 3. Or: b goes back, q stops, ! help lines."
PLAN_UNREADABLE = "Your own plan cannot be read now. This is the usual one."
GOES_ON = ("", "1", "2", "3", "y", "yes", "ok", "next", "enter", "go on", "continue")
LEAVES = ("n", "no", "leave it")
SIGNS_PROMPT = "Enter goes on, q stops, ! help lines: "
CARE_PROMPT = "Enter shows the plan, q stops: "
MARK_PROMPT = "Enter marks today, s leaves it: "
MARKED_PROMPT = "Marked already. Enter goes on: "
HELP = "This is short on purpose. Type what stands before the cursor, and Enter. b goes back, q stops, ! help lines."
# What stands here must work when every file of the course is gone.
LAST_RESORT = (
    "Is it your usual pain? If it is new or different, or you are not sure, have it checked. In danger, or with new "
    "numbness round the groin, trouble with bladder or bowels, or chest pain: call your local emergency number.",
    "If it is usual, pick one: breathe out slowly, ten times. Change position, or use heat or cold. Halve "
    "today's plan.",
    "To mark today as a flare day: cbtpain flare --log",
)
KEY = "In a flare? Type flare, or f: your plan, and then back here."
AFTER_TEXT = "First end your text with an empty line, then type flare."
LATER = "Later, if you like: cbtpain practice make-room"
BACK_HERE = "Back to where you were."
NOTHING_MARKED = "Nothing was marked."
MARK_LATER = "To mark today as a flare day: cbtpain flare --log"

MARKED = "Today is marked as a flare day. Until you are back, nothing is due, and your place is kept."
MARKED_UNTIL = "Marked as a flare up to {day}, that day too. Until then nothing is due, and your place is kept."
MARKED_ALREADY = "Marked since {day}. Nothing is due, and your place is kept."
HOW_BACK = "When you are back: cbtpain flare --back"
MISTAKE = "By mistake? cbtpain flare --undo"
NOT_MARKED = "Today could not be marked. The plan holds all the same."
SIGNS_HINT = "New or different pain, or not sure? Signs that need care: cbtpain help-now --signs"
PLAN_HINT = "Your plan: cbtpain flare"

OFFER = "If you like, one small thing now:"
OFFER_SMALL = "{skill}: {version}"
OFFER_ROOM = "making room, a minute and a half"
OFFER_PROMPT = "{numbers}, or Enter to close: "
OFFERED = ("1", "one"), ("2", "two")

BACK = "Good to have you back. Marked as flare days: {days}."
BACK_TODAY = "Good to have you back. Today stays marked as a flare day."
START_SMALL = "Start small: half of what you planned counts. Where you are: cbtpain"
NOT_IN_FLARE = "No flare is going on, so there was nothing to end. Days of one that is over: cbtpain progress"

UNDONE_GONE = "Taken back: the flare from {day} on is not marked any more."
UNDONE_ON = "Taken back: the flare from {day} on counts as before, up to {last} for now."
UNDONE_ENDED = "Taken back: these are marked as flare days again: {days}."
UNDO_UNDONE = "The same again brings it back: cbtpain flare --undo"
NOTHING_TO_UNDO = "There is no flare to take back. Nothing was written."

ASK_BACK = "You marked a flare on {day}. Are you back? 1 yes, 2 not yet."
ASK_BACK_LONG = (
    "Your flare began on {day}, over a week ago. If it lasts longer than yours do, please let a clinician know. "
    "Are you back? 1 yes, 2 still in it."
)
BACK_PROMPT = "1 or 2, Enter leaves it open: "
IS_BACK = ("1", "one", "y", "yes", "back")
NOT_BACK = ("2", "two", "n", "no", "not yet", "still in it")
NOT_YET = "That is fine. Nothing is due. When you are: cbtpain flare --back"

IN_FLARE = "You marked a flare on {day}. Nothing is due, and your place is kept. Back again: cbtpain flare --back"
IF_YOU_LIKE = "Your plan: cbtpain flare. If you like, go on all the same: {command}"
BARE_PROMPT = "Enter goes on, f your plan, q leaves: "
NO_HURRY = "You marked a flare on {day}. There is no hurry with this. Half counts, and q stops at any time."


def days(first: date, last: date) -> str:
    """``Sun 1 Mar 2026``, or ``1 Mar to Sun 8 Mar 2026``."""
    return week_day(first) if first == last else f"{short_day(first)} to {week_day(last)}"

"""The page for the doctor: what it says, in the terms of the progress screen, and nobody is spoken to.

Function stands before pain. No text says that one thing brought another, and none names an illness.
"""

from datetime import date

from cbtpain.words.numbers import day, days_near

TITLE = "Pain and daily life: a page for the doctor"
DESCRIPTION = "Weekly ratings of pain and of how much it gets in the way, as one person gave them at home."
NAME = "Name: {name}"
WRITTEN = "Written on {day}"
COVERS = "Ratings from {first} to {last}: {counts}."
COVERS_NONE = "There is no rating yet."
COVERS_NONE_SINCE = "There is no rating since {first}."
FULL = "{count} with a score"
PARTIAL = "{count} without one (a question was left out)"
LATER = "{count} filled in later"
PAPER = "{count} from paper, not used"
EARLIER = "Earlier ratings are not shown here. The start stays what it was."
SET_ANEW = "The start was set anew on {day}."

LOWER, HIGHER, SAME = "{points} points lower", "{points} points higher", "the same"
WITH_PERCENT = "{change}, {percent} percent"

TABLE_TITLE = "The numbers, 0 to 10 (lower is better)"
TABLE_HEAD = ("About the past week", "Start", "Now", "Change")
NOW_ON = "Now, {day}"
LAST_ON = "Last, {day}"
START_ON = "Start, {days}"
ROW_WAY = "Pain gets in the way (mean of two)"
ROWS_WAY = ("Enjoyment of life", "General activity")
ROW_PAIN = "Pain on average"
ROW_PEG = "Pain severity (PEG, mean of three)"
IN_TEXT = "{label}: {start} at the start, {now} now, {change}."
IN_TEXT_OLD = "{label}: {start} at the start, {now} on {day}."
IN_TEXT_START = "{label}: {start} at the start."
NOTHING = "none"

STANDS_TITLE = "Where it stands"
NO_START = "There is no full rating yet, so there is no start value."
START_OPEN = "The start is still being set."
NOW_NONE = "There is no rating since the start."
OLD = "The last rating is over two weeks old, so nothing is said about now."
ZERO = "The start is zero, so there is no percent."
ZERO_HIGHER = "The start is zero, so there is no percent. The last rating is higher than that."
WORSE = "The last rating is clearly higher than the start."
LOW = "The start is low, so percent says little."
SOME = "The last rating is a bit lower than the start."
SAME_AS_START = "The last rating is about where it began."
SOME_HIGHER = "The last rating is a bit higher than the start."
LINE_ONCE = "The last rating is at the 30 percent line. One week can be an ordinary dip."
LINE_AGAIN = "The last rating is at the 30 percent line again, as an earlier one was. One week can be an ordinary dip."
LINE_SUSTAINED = (
    "The last rating is at the 30 percent line, and so are all since {since}. "
    "Two in a row are less likely to be chance."
)
LINE_EARLIER = "Ratings were at the 30 percent line from {since} to {until}. The last one is above it."
LINE_EARLIER_OLD = "Ratings were at the 30 percent line from {since} to {until}."
HALVED = "Pain severity is half of what it was at the start, or less."
LINE = "The 30 percent line is {goal}: the first score at least 30 percent and one point below the start."
LINE_SO_FAR = "So far the 30 percent line is {goal}. It can still move while the start is being set."
MARK = "At {months}: {value}, on {day}."
MARK_AT_LINE = "At {months}: {value}, on {day}, at the 30 percent line."
NO_LINE = "With a start below 2 there is no 30 percent line."
SLOPE = (
    "Over time, since {first} ({count} ratings): {change} every four weeks "
    "(Theil-Sen; 95 percent interval: {low} to {high})."
)
SLOPE_LEVEL = "no change"
SLOPE_LOWER, SLOPE_HIGHER = "{points} points lower", "{points} points higher"
END_LOWER, END_HIGHER, END_LEVEL = "{points} lower", "{points} higher", "0.0"

SURE_TITLE = "How sure this is"
START_TWO = "The start is the mean of two ratings ({days}), so it is steadier than one."
START_ONE = "The start rests on one rating ({days}), so this is less sure."
OFTEN_WORST = "People often begin when pain is at its worst, so some drop can come by itself."
UPS_AND_DOWNS = "A change of less than 2 points can be ordinary ups and downs."
LOW_START = "The start is below 4. The trial took in nobody like that, so it can say little here."
CANNOT_SAY_WHY = "The numbers show what changed. They cannot show why."

PGIC = "Own view of the change since the start (PGIC, {day}): {said}."
DAYS = "Daily ratings, {first} to {last}: {rated} days; pain at 7 or more on {high}; median of a day {median} of 10."
MOOD_TITLE = "Mood (PHQ-4, the last two weeks)"
MOOD = "{day}: {total} of 12 ({band}); PHQ-2 {phq_2} of 6, GAD-2 {gad_2} of 6."
BANDS = {"none": "band: none", "mild": "band: mild", "moderate": "band: moderate", "severe": "band: severe"}
MOOD_IS = "A screen, not a diagnosis. From 3 of 6 on a closer look is usual."

CHART_TITLE = "Pain severity over time (lower is better)"
CHART_AXIS = "PEG, 0 to 10: lower is better ↓"
CHART_NONE = "There is nothing to draw yet."
CHART_SAYS = "{count} ratings from {first} to {last}, between {lowest} and {highest}. The start is {start}."
CHART_LINE = "The 30 percent line is {goal}."
CHART_FLARES = "Days shaded as a flare, as told: {count}."
CHART_TWIN = "The list of ratings on this page has every point."
KEY_RATING = "● rating"
KEY_MET = "◆ at the 30 % line or below"
KEY_LATER = "hollow: filled in later or from paper"
KEY_GAPS = "a break: no full rating"
KEY_FLARES = "shaded: a flare, as told"

TRIAL_TITLE = "What a trial found"
TRIAL = "Shares of people, not sizes of a drop (RESOLVE, JAMA 2025, doi 10.1001/jama.2025.11178)."

PRACTICE_TITLE = "Practice so far"
PRACTICE_HEAD = ("Skill", "Times", "Rated (how often)", "Before", "After")
PRACTICE_NONE = "No practice was told of yet."
PRACTICE_RATED = "{measure} ({rated})"
PERCENT = "{percent} %"
MEASURES = {
    "tension": "tension",
    "enjoyment": "enjoyment",
    "strength": "feeling",
    "as-planned": "as planned",
    "step-done": "step done",
}
IN_TEXT_SKILL = "{skill}: {times} times"
IN_TEXT_MEANS = "{skill}: {times} times; {rated}: {before} before, {after} after"
IN_TEXT_SHARE = "{skill}: {times} times; {rated}: {after}"
HARM = "Said that something in the course made things worse: yes."
HARM_WHICH = "Said that something in the course made things worse: yes ({which})."

SESSIONS_TITLE = "Sessions of the course"
SESSIONS = "{done} of {all} finished."
SESSIONS_LAST = "{done} of {all} finished, the last on {day}."

GOAL_TITLE = "Own goal"
NOTES_TITLE = "Own notes"

RATINGS_TITLE = "All ratings"
RATINGS_HEAD = ("Date", "PEG", "Note")
RATINGS_PART = "Ratings, part {part} of {parts}"
RATINGS_NOT_PRINTED = "all ratings are listed in the file"
NO_SCORE = "no score"
RATING_MET = "at line"
RATING_START = "start"
RATING_PAPER = "paper"
RATING_LATER = "later"
RATING_UNFINISHED = "not finished"
IN_TEXT_RATING = "{on} {value}"

ABOUT_TITLE = "About this page"
ABOUT = (
    "It was made with cbtpain, a self-directed course of skills for living with pain. That program is new, and no "
    "study has tested it. All numbers and words are the person's own, and nobody has checked them. This page is not "
    "a diagnosis.",
    "The three questions are the PEG (Krebs and others 2009, doi 10.1007/s11606-009-0981-1; LOINC 91148-7, mean score "
    "91147-9). Its score is the mean of the three. How much pain gets in the way is the mean of two of them, and not "
    "a validated scale. LOINC® is © Regenstrief Institute, Inc. and the LOINC Committee: loinc.org/license.",
)
MEDICINES = (
    "Medicines: the program asks people to take them the way their doctor said, and to talk with the doctor or "
    "pharmacist before taking less."
)

ON_IT_NOT = "Not on this page: {parts}. To put it there: cbtpain report --with {names}"
PARTS = {"mood": "your answers about mood", "goal": "your own goal", "notes": "your notes"}
ASK_WRITE = "Write this page to {path}? It is a file that any browser opens and prints."
ASK_REPLACE = "{path} is there already. Write this page in its place?"
WRITTEN_TO = "The page is in {path}, readable for your login alone. It is not in your diary: delete it when you like."
NOT_WRITTEN = "Nothing was written."
HOW_TO_WRITE = "To write it as a page that prints: cbtpain report --yes --to FILE"
FILE = "cbtpain-report-{day}.html"
NO_BROWSER = "No browser could be opened. The page is in {path}."


def days_of(days: list[date]) -> str:
    """``1 Feb 2026``, or ``1 Feb and 8 Feb 2026``"""
    return day(days[0]) if len(days) == 1 else days_near(days[0], days[1])


def listed(parts: list[str]) -> str:
    return ", ".join(parts)

"""What a person reads about their trend: one text for each status and goal state.

Function stands before pain. "30 percent line", never "goal": a goal is something the
person does. No text says that the course caused a change.
"""

from datetime import date

from cbtpain.words.numbers import day, days_near

TITLE = "Your progress, {day}"
CHART_TITLE = "Pain severity (lower is better{arrow})"

FUNCTION = "Pain in the way of enjoyment and activity (0 to 10): start {start}, now {now}."
FUNCTION_START = "Pain in the way of enjoyment and activity (0 to 10): start {start}."
SEVERITY_START = "Pain severity (0 to 10, lower is better): start {start}."
SEVERITY_NOW = "Pain severity (0 to 10, lower is better): start {start}, now {now} ({day})."
SEVERITY_OLD = "Pain severity (0 to 10, lower is better): start {start}, last {now} ({day})."
POINTS_LOWER = "That is {points} points lower"
POINTS_HIGHER = "That is {points} points higher"
POINTS_SAME = "That is the same as at your start."
PERCENT = "{points}, {percent} percent."
NO_PERCENT = "{points}."

MORE_TITLE = "About these ratings"
DAYS_TITLE = "Single days"
START_FROM = "Your start is from {readings}."
LESS_SURE = "Your start rests on one rating, so this is less sure."
OFTEN_WORST = "People often begin when pain is at its worst, so some drop can come by itself."
LINE = "Your 30 percent line is {goal}: the first score at least 30 percent and one point below your start."
LINE_SO_FAR = "So far your 30 percent line is {goal}. It can still move while your start is being set."
NO_LINE = "With a start below 2 there is no 30 percent line."

START_NONE = "Your first rating makes the start. It takes a minute: cbtpain checkin"
START_OPEN = "Your start is still being set. One more rating makes it steadier."
START_TWO = "Your start rests on two ratings. Later ones are compared with it."
NOW_NONE = "No rating yet since your start."
OLD = "Your last rating is over two weeks old. A new one brings the chart up to date."

LINE_ONCE = (
    "This week is at the 30 percent line. One week can be an ordinary dip. "
    "If next week is there too, the chart will say so."
)
LINE_SUSTAINED = (
    "Two ratings in a row are at least 30 percent below your start, since {since}. Two are less likely to be chance."
)
LINE_SUSTAINED_MORE = (
    "In studies of pain scores, people with a drop this size often said they were much better. "
    "It can still move up and down. What do you want to keep doing?"
)
LINE_AGAIN = (
    "This week is at the 30 percent line again. You were there before. "
    "If next week is there too, the chart will say so."
)
LINE_EARLIER = "You were at the 30 percent line from {since} to {until}. This week is above it. That happens."
LINE_EARLIER_OLD = "You were at the 30 percent line from {since} to {until}."

LOOK_AT_DOING = "Look at what you can do, as well as how much it hurts."
UPS_AND_DOWNS = "A change of this size can be ordinary ups and downs."
SOME = f"Your rating is a bit lower than your start. {UPS_AND_DOWNS} {LOOK_AT_DOING}"
SOME_CLEAR = f"Your rating is a bit lower than your start. {LOOK_AT_DOING}"
SAME = f"Your rating is about where you began. {LOOK_AT_DOING}"
HIGHER = f"Your rating is a bit higher than your start. {UPS_AND_DOWNS} It does not mean that you did something wrong."
WORSE_SHORT = "Your last rating is clearly higher than your start."
WORSE = (
    f"{WORSE_SHORT} If the pain is new or different, or you are not sure, please check with a clinician. "
    "The signs that need care soon: cbtpain help-now --signs."
)
WORSE_USUAL = (
    "If it is your usual pain: some weeks are harder than others, and half of what you planned counts. "
    "Your plan for a flare: cbtpain flare"
)
START_LOW = "You began low, so percent says little here. In points: {start} to {now}."
START_ZERO = "You began at zero. Now: {now}."
START_ZERO_HIGHER = "You began at zero. Now: {now}. That is higher than at the start."
HALVED = "It is half of what it was at your start, or less."

MEDICINES = (
    "Keep taking your medicines the way your doctor told you to. Do not stop or cut down a pain medicine on your "
    "own, even if you feel better. Some can make you very ill if you stop them fast. "
    "If you want to take less, talk with your doctor or pharmacist first."
)

_WENT = (
    "Over the last {{weeks}} weeks your ratings went {way} by about {{points}} in four weeks "
    "(between {{low}} and {{high}})."
)
SLOPE = {
    "down": _WENT.format(way="down"),
    "up": _WENT.format(way="up"),
    "not_clear": "Over the last {weeks} weeks your ratings show no clear direction.",
}

MISSING = {
    "first_rating": "Next: your first rating, today.",
    "second_start": "Next: a second rating between {first} and {last} makes your start steadier.",
    "first_comparison": "Next: a rating from {first} on gives the first comparison.",
    "new_rating": "Next: a rating, today, gives a comparison.",
    "second_at_line": "Next: a second rating at the line between {first} and {last} makes it less likely to be chance.",
    "next_week": "Next: the weekly check-in from {first} on.",
}

MARK_EARLY = (
    "At three months, in the trial: about {online} in 100 of those offered the online course "
    "reached the 30 percent mark."
)
MARK = (
    "In the trial, at {months}, about {online} in 100 of those offered the online course reached the 30 percent mark."
)
MARK_USUAL = "With usual care and a guide book it was about {usual} in 100 ({said})."
USUAL_SAID = {3: "about 1 in 5", 6: "more than 1 in 5", 12: "more than 1 in 4"}
MONTHS = {3: "three months", 6: "six months", 12: "twelve months"}
OTHER_SCALE = (
    "Most people did not reach it. The trial used another scale, with 11 questions where this one has 3, "
    "and took in nobody who started below 4."
)
BELOW_TRIAL = "You started below 4, so the trial can say little about a course like yours."
CHART_CANNOT = "Your chart shows what changed. It cannot show why."

LEGEND_ABOVE = "rating"
LEGEND_MET = "at the 30 % line or below"
LEGEND_LATER = "hollow: filled in later"
LEGEND_LATER_ASCII = "small letter: filled in later"
START_LINE = "start {value}"
GOAL_LINE = "30 % line {value}"
GAPS = "an empty place: no full rating"
LEGEND_FLARE = "flare day"
FLARE_ONE = "One flare day is marked: {days}. A rating on it counts like any other."
FLARE_SOME = "{count} flare days are marked, the last: {days}. Ratings on them count like any other."
LIST_FLARE = "on a flare day"
WINDOW = "These are the last 12 months. All of it: cbtpain progress --all"

LIST_TITLE = "Your ratings, newest first (pain severity, 0 to 10, lower is better):"
LIST_MET = "at the 30 percent line or below"
LIST_START = "part of your start"
LIST_PARTIAL = "no score, a question was left out"
LIST_UNFINISHED = "not finished"
LIST_LATER = "filled in later"
LIST_PAPER = "from paper, not used"
LIST_EARLIER = "And {count} earlier ones. All of them: cbtpain progress --plain --all"


def start_readings(days: list[date]) -> str:
    """``one rating (1 Feb 2026)`` or ``two ratings (1 Feb and 8 Feb 2026)``"""
    return f"one rating ({day(days[0])})" if len(days) == 1 else f"two ratings ({days_near(days[0], days[1])})"

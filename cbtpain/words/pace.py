"""What the timer by the clock says. In the background and in a status line it never names pain."""

MINUTES = "{number} minutes"
ONE_MINUTE = "1 minute"
UNDER_A_MINUTE = "under a minute"
NONE = "none"
THE_ACTIVITY = "Your activity"

KEYS = "While it runs: p pause, n next part, q stop here, ! help lines. No need for Enter."
KEYS_SHORT = "p  n  q  !"
PAUSED_SHORT = "paused"
PLAN = "{activity} by the clock: {minutes}, then a rest of {rest}."
PLAN_ONCE = "{activity} by the clock: {minutes}, then a rest of {rest}. Once."
PLAN_AGAIN = "{activity} by the clock: {minutes}, then a rest of {rest}. {cycles} times."
STOP_AT_THE_TIME = "Stop when the time is up, even if you feel fine."
STOP_OR_SOONER = "Stop when the time is up, or sooner."
FLARE_DAY = "Today is marked as a flare day, so this is half of your set time. Less is fine."
ACTIVITY_BEGINS = "{activity}: {minutes}."
REST_BEGINS = "The time is up. Stop here. Rest: {minutes}."
AGAIN = "The rest is over. {activity}: {minutes}."
PAUSED = "Paused. p goes on."
LEFT = "{minutes} left."
GOES_ON = "Going on."
SPENT = "Activity: {active}. Rest: {rest}. That is kept."
SPENT_NOTHING = "Stopped before a minute was over. That is kept, and counts as no practice."
ENDED = "That was it."
STOPPED = "Stopped here. That is fine."
UP_IS_OPEN = "Three steady days: a step up is open to you, if you like. cbtpain pace --step"
CHANGE = "Too long, or too short? cbtpain pace --step"
NO_TERMINAL = (
    "There is no keyboard here to stop it with, so it was not begun and nothing was written. "
    "Behind the terminal: cbtpain pace {minutes} {rest} --background"
)

NO_PLAN = (
    "You have no set time yet. Two short questions make one, or give the minutes yourself, "
    "such as: cbtpain pace 25 5 (activity, rest)."
)
NO_PLAN_PIPED = (
    "You have no set time yet, so nothing was begun. Give the minutes, such as: cbtpain pace 25 5 (activity, rest). "
    "Session 3 makes a plan for you: cbtpain start 3"
)
LEFT_OUT = (
    "The activity by the clock is left out for now, as you chose, or until a pain that is new has been looked at. "
    "To take it up again: cbtpain pace --step. A timer all the same: cbtpain pace 25 5"
)
UNCHECKED = (
    "Last time the pain was new or different, or you were not sure. Please have it looked at first. "
    "The signs that need care: cbtpain help-now --signs. Was it looked at? Session 4 asks: cbtpain start 4"
)

LOST = "The last timer ended without a word. What was done until then is kept. Activity: {active}."
IN_BACKGROUND = "It runs behind the terminal, also when this window is closed."
ITS_COMMANDS = "How far: cbtpain pace --status. Pause or go on: cbtpain pace --pause. Stop: cbtpain pace --stop"
NO_NOTIFIER = "No program for notices was found (notify-send, osascript). It runs without them."
NOTICE_TITLE = "Timer"
NOTICES = {"rest": "Time to stop. Rest: {minutes}.", "activity": "The rest is over. Next: {minutes}."}
NOTICE_END = "The timer is over."

NONE_RUNS = "No timer runs."
RUNS = "{activity}: {left} left of {minutes}."
RUNS_REST = "Rest: {left} left of {minutes}."
RUNS_PAUSED = "It is paused. To go on: cbtpain pace --pause"
SO_FAR = "So far, activity: {active}. Rest: {rest}."
SHORT = {"activity": "{left}m", "rest": "rest {left}m"}
SHORT_PAUSED = "paused {left}m"
STOPPING = "It was stopped. Activity: {active}. Rest: {rest}. That is kept."
PAUSING = "It is paused. To go on: cbtpain pace --pause"
GOING_ON = "It goes on."

LOGGED = "Logged: {minutes} by the clock. (cbtpain practice --undo takes it back)"

STEP_TITLE = "Your set time"
STEP = {
    "text": "Your set time, in minutes: {{fact:pacing_before|left out for now}}.\n\nWhat about the next days?",
    "due": "Three steady days. You may add a bit, or keep it.\n\n",
    "help": (
        "Down is always open to you: to four fifths, or to half. Up comes after three steady days, once a week at "
        "most, and never in a flare. It is about a tenth of your start time. Below 10 minutes it is 1 minute. "
        "Session 3 asks two questions before it: effort that leaves you much worse, and moving."
    ),
}
NEW_TIME = "Your new time, in minutes: {{fact:pacing_now}}."
STEP_OPTIONS = {
    "keep": "Keep it as it is",
    "up": "Three steady days, no flare: add a bit",
    "down": "Too long: make it shorter",
    "half": "Much too long: halve it",
    "leave": "Leave pacing out for now",
}
STEP_REPLIES = {
    "keep": "Fine.",
    "up": f"{NEW_TIME} Not on a flare day.",
    "down": f"Fine. {NEW_TIME}",
    "half": f"Fine. {NEW_TIME}",
    "leave": "Fine. It stays here if you want it.",
}
PLAN_TITLE = "A set time"


def minutes(number: int) -> str:
    """``1 minute``, ``25 minutes``"""
    return ONE_MINUTE if number == 1 else MINUTES.format(number=number)


def spent(seconds: int) -> str:
    """Whole minutes, cut and never rounded up."""
    if seconds < 60:
        return UNDER_A_MINUTE if seconds else NONE
    return minutes(seconds // 60)


def called(activity: str) -> str:
    """The activity as a sentence begins with it."""
    return activity[:1].upper() + activity[1:] if activity else THE_ACTIVITY

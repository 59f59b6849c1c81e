"""What the program says on the way into a session, in it, and out of it."""

HEAD = "Session {number} of {sessions}: {title}"
KEYS = "At any time: ? help, b back, s skip, q stop for now, ! help lines."
GOES_ON = "Session {number} of {sessions}, {title}: it goes on where you stopped. All you gave is kept."
DROP_HINT = "Begun by accident? q, then: cbtpain start --drop"
EDITED = "Some words of this session were changed since then. Your answers are kept as they were."
AHEAD = "Session {number} comes before this one. You can take them in any order; each builds on the last."
SOON = "You finished a session {when}. A few days of practice between two of them helps. Going on now is fine too."
TODAY, YESTERDAY = "today", "yesterday"
ONCE_MORE = "You have done this one before. This is a new time; what you gave then is kept."
SHORT = "This is the short path: about ten minutes, with the doing and the plan."
PACK = "Course: {title}"

MADE_UP = "A story. {who} is made up."
MADE_UP_UNNAMED = "A made-up story."
YOU_SAID = "You said: {said}. Enter keeps it."
YOU_ANSWERED = "You have answered this. Enter keeps it."
YOU_SKIPPED = "You left this out. Enter leaves it so."
CHOSE = "You chose: {said}"
ENDS = "0 = {low}. 10 = {high}."
OPTION = "  {number}  "

ENTER = "Enter goes on: "
STORY = "Enter, s skips, n: no more stories: "
NUMBERS = "{numbers}: "
SOME = "{numbers}, up to {most} of them, such as 1 3: "
ONE_OR_MORE = "{numbers}, one or more, such as 1 3: "
SCALE = "0 to 10: "
NUMBER = "{least} to {most}: "
COUNT = "How many: "
COUNT_DEFAULT = "How many ({default} logged, Enter takes that): "
NUMBER_DEFAULT = "{least} to {most}, Enter takes {default}: "
DATE = "Day, such as 2026-02-15: "
LINE = "One line, Enter leaves it out: "
LINE_AGAIN = "One line, Enter leaves it so: "
LINES = "Your words. An empty line ends them: "
MORE_LINES = "... "
NO_STORIES = "No stories from now on. To have them back: cbtpain start --stories"
KEEP_CHECKIN = "Enter keeps it, 1 asks again: "
BEGIN = "Enter begins, s leaves it out: "
BEGIN_ONE_OF = "{numbers}, Enter begins {usual}, s skips: "
BEGIN_AGAIN = "Enter leaves it so, {numbers} begins: "

HELP_FOR = {
    "show": "This is to read. Enter goes on.",
    "pick": "Type the number of what fits best. Nothing here is right or wrong.",
    "picks": "Type the numbers of what fits, with a space between them.",
    "scale": "Type a number from 0 to 10. There is no wrong answer.",
    "number": "Type a whole number.",
    "date": "Type a day as 2026-02-15, or: today.",
    "line": "Write one line, or press Enter to leave it out.",
    "lines": "Write what you like. An empty line ends it. You can leave it out.",
    "exercise": "Enter begins. You can pause or stop at any second.",
    "checkin": "Three questions about your week, one number each. They make your chart.",
}
LONG_ENOUGH = "That is as long as one text can be. It is kept up to the line before this one."
TRY_AGAIN = "What you typed is still at hand. Enter tries again, q gives it up: "
AFTER_HELP = "Enter goes on with the session, q stops for now: "
FIRST = "This is the first screen."

PAUSED = "Stopped here. All you gave is kept. To go on: {command}"
PAUSED_NOTHING = "Stopped. Nothing was written yet. To begin: {command}"
GO_ON = "cbtpain start"
REFUSED_AT_END = "The input ended after an answer that could not be taken. What was kept before it is safe."
FINISHED = "Session {number} is done. All you gave is kept."
NEXT = "Session {number} is there whenever you like. About a week on suits many people: {day}."
COURSE_DONE = "You have been through the whole course. To take a session again, by its number: cbtpain start 1"
FOOT = "Thoughts of ending your life, or in danger? Type: cbtpain help-now"

ASK_DROP = (
    "Take this start of {name} off your list? What you gave in it stays in the diary, and no later session uses it."
)
NAMED_SESSION = "session {number}, {title},"
GONE_SESSION = "{id}, which is not in the course any more,"
DROPPED = "This start of {name} is off your list. To go on: {command}"
LEFT = "It stays as it was. To go on: {command}"
NOTHING_OPEN = "There is no half-done session to drop."
NOT_OPEN = "Session {number} is not half done. There is nothing to drop."

CHECKIN_DONE = "your check-in is kept"


def chose(said: str) -> str:
    """The choice said once more; a full stop where it has no end of its own."""
    return CHOSE.format(said=said if said.endswith((".", "?", '"')) else f"{said}.")

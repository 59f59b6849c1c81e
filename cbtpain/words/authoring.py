"""What those who write a course read from the program."""

HEAD = "Session {number}: {title}"
CORE = "core"
WHEN = "when {when}"
FIRST = "First what is for the answer at {step}."
FOR = "for {names}"
GO = "goes on at {go}"
STORY = "A made-up story; can be skipped."
SOURCES = "Sources: {keys}"
SCALE = "0 = {low} · 10 = {high}"
NUMBER = "{least} to {most}"
LINE = "One line, optional."
LINES = "Some lines, optional."
DATE = "A day."
MOST = "Up to {most} of them."
PHASE = "- {seconds} s: {text}"
HELP = "?: {help}"
DOES = {"help-now": "shows the help lines", "signs": "shows the signs that need care", "pause": "stops, all kept"}
CHECKIN = "The weekly check-in, where it is due."
AND, OR, NOT = " and ", " or ", "not ({when})"
COMPARED = {
    "equals": "is {value}",
    "in": "is one of {value}",
    "includes": "has {value}",
    "over": "is over {value}",
    "under": "is under {value}",
    "answered": "answered: {value}",
}

CLEAN = "{files} files checked. Nothing is wrong with them."
FAULTS = "{count} faults. Nobody's answers are touched by them; sessions without one can be played."
ONE_FAULT = "1 fault. Nobody's answers are touched by it; sessions without one can be played."
BEGUN = "A small course is in {folder}. Change its words, then: cbtpain content check {folder}"
SEALED = "checked.sha256 is written."
NOT_SEALED_FAULTY = "checked.sha256 is left as it was."
REHEARSED = (
    "{id}: {shown} of {prompts} prompts shown, {both} of {conditions} conditions seen both ways, in {walks} walks; "
    "at most {longest} prompts in one."
)
NEVER_SHOWN = "  never shown: {id}"
ONE_SIDED = "  holds {name}"

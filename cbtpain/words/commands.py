"""Help texts of the command line."""

APP = (
    "Skills for living with long-lasting pain: a private, self-directed course. "
    "All of it stays on this computer. Thoughts of ending your life, or in danger? cbtpain help-now"
)
VERSION = "Show the version and stop."
START = (
    "Begin the course, or go on where you stopped. With a number: that session, as a new time through it. "
    "Every answer is kept at once; stop at any time."
)
SESSION = "The number of a session, to open that one."
SHORT = "The short path: about ten minutes, with the doing and the plan."
DROP = "Drop a session that was begun by accident."
STORIES = "Have the stories back, where you left them out."
BELL = "Ring the terminal's bell between the parts of an exercise."
CONTENT = "The folder of another course; its progress is kept apart."
CONTENT_GROUP = "For those who write or translate a course: check it, rehearse it, print it."
CONTENT_CHECK = "Everything that is wrong with a course, as file:line: place: what is wrong."
CONTENT_NEW = "Begin a course of your own: a small one that passes the check, to be changed."
CONTENT_NEW_FOLDER = "A new folder for it."
CONTENT_SCHEMA = "JSON Schema of a file of the course, for an editor."
CONTENT_REHEARSE = "Walk through a session without a diary: every step, and every condition both ways."
CONTENT_PRINT = "A session as Markdown, to read and to review."
CONTENT_PATH = "The course's folder; the one that came with the program if left out."
CONTENT_SESSION = "The session's id or number; all of them if left out."
CONTENT_KIND = "What kind of file: session, course, exercise or worksheet."
CONTENT_SEAL = "Note in checked.sha256 that the files are as they were checked."
CHECKIN = (
    "Rate your week: pain, enjoyment, general activity. "
    "Without numbers it asks; with three numbers (cbtpain checkin 7 7 6) it keeps them at once. "
    "Each is 0 to 10, as digits or words; - skips one. "
    "A second check-in for the same day takes the place of the first; both stay in the diary."
)
CHECKIN_NUMBERS = "Pain, enjoyment and general activity, 0 to 10 each; - skips one."
ON = "The day it is for: 2026-02-15, today or yesterday. Up to 3 days back."
SOURCE = "paper: copied from what you wrote down then, however old; kept, and not used for the trend."
NOTE = "Add a note: it is asked for, or read from piped input."
AS_JSON = "Print JSON for programs."
ASSESS = (
    "The longer set of questions, at your start and three, six and twelve months after it, about 4 minutes: "
    "pain, moving, people, sleep, mood, what you can do. Each answer is kept at once; stop at any time."
)
ASSESS_NOW = "Give it today all the same; it is kept, and counts for none of these times."
QUICK = (
    "The quick check-in instead: two questions about the last 24 hours "
    "(cbtpain checkin --quick 5 4; up to 2 days back). Daily rating is not for everyone; the weekly one decides."
)
RATINGS = "Your check-ins: look through them, correct one, take one back."
RATINGS_LIST = "Every check-in as it stands, newest first, with its notes."
RATINGS_ALL = "All check-ins, not the last 12 months, and the days whose check-in was taken back."
RATINGS_EDIT = (
    "Correct a check-in. Without numbers it asks, and Enter keeps what was given; "
    "with three (cbtpain ratings edit 2026-02-15 7 5 5) it keeps them at once. "
    "What was given before stays in the diary."
)
RATINGS_UNDO = (
    "Take back the latest check-in or correction, of a day or of all: what was there before counts again. "
    "Nothing is deleted, and the same command undoes it."
)
RATINGS_DAY = "The day of the check-in: 2026-02-15, today or yesterday."
RATINGS_UNDO_DAY = "The day; left out, the last check-in or correction you made."
BASELINE = "Your start value: set it anew, or take that back."
BASELINE_RESET = (
    "Set your start anew from today on. The old start and all ratings stay in the diary. It asks before it does."
)
BASELINE_UNDO = "Have the start count again that was there before the reset. The same command undoes it."
REASON = "Ask also why, in a few words, to be kept with it."
DATA = "Your diary out of the program, and back into it."
DATA_EXPORT = (
    "Write all of your diary into one file (docs/export.md), or the ratings in a form for other programs. "
    "Nothing is sent anywhere."
)
DATA_TO = "The file, or for csv and redcap the folder; left out, one with today's date in this folder. - prints it."
DATA_FORMAT = "json (all of it, to bring it back), csv, fhir or redcap (the ratings, for other programs)."
DATA_FORCE = "Write over a file that is there."
DATA_NOTES = "In csv: your own words too. They are left out otherwise."
DATA_PARTICIPANT = "In csv, fhir and redcap: what you are called there. Not your name."
DATA_IMPORT = (
    "Bring back a diary that was exported, into an empty folder. With --map: old ratings from a CSV file, which are "
    "kept and shown, and never used for your start or where you stand."
)
DATA_FILE = "An export of cbtpain, or with --map a CSV file."
DATA_MAP = "Which column holds what, by its heading: date=Day,pain=Pain (also enjoyment=, activity=)."
DATA_DATES = "How dates are written in the file, such as DD.MM.YYYY."
DATA_SKIP_BAD = "Leave out the lines that cannot be read, and bring in the others."
PRACTICE = "Do one guided exercise: with a timer, rated before and after, and logged."
SKILL = "Which one, such as pmr, breath, mini; left out, all of them are listed."
PRACTICE_SHORT = "The short version."
PLAN = "Your plan for the week, your goal, and what was done."
PLAN_CHANGE = "Make a new plan for the week."
SKILLS = "Your skills: how often you used each, with your own ratings before and after."
SKILLS_KEEP = "Have this skill stand first, such as pmr."
SKILLS_LET_GO = "Have it stand in the order of the course again."
WORKSHEET = "The worksheets of the course, to fill in whenever you want one."
WORKSHEET_LIST = "Every worksheet you filled in, in a session or by itself, newest first."
WORKSHEET_NEW = (
    "Fill in a worksheet; a half-done one goes on. Without a name they are listed. "
    "From a file, a line for each question: cbtpain worksheet new letter < lines.txt"
)
WORKSHEET_SHOW = "Read one that you filled in: each question, and your words."
WORKSHEET_EDIT = (
    "Change one in your editor (VISUAL or EDITOR). What was there before stays in the diary. "
    "Close it without saving, and all stays as it was."
)
WORKSHEET_PRINT = "A worksheet for paper, on standard output: blank, or with --filled as you filled it in."
WORKSHEET_NAME = "Which one, such as record, card, slots, problem."
WORKSHEET_WHICH = "A name, such as card: the newest of that kind. Or a number of cbtpain worksheet list."
WORKSHEET_MARKDOWN = "As Markdown."
WORKSHEET_ALL = "All of them, each on a page of its own."
WORKSHEET_FILLED = "As you filled it in, not blank."
CARDS = "Your coping cards, one a screen. Enter shows the next, q stops."
CARDS_MOMENT = "Those for one moment: during, before or after the pain peaks."
CARDS_ALL = "All at once, without a stop between them."
FLARE = (
    "A flare: is it your usual pain, then your own plan in three small steps, and one key that marks the day. "
    "Until you are back nothing is due."
)
FLARE_LOG = "Mark today as a flare day without a question."
FLARE_UNTIL = "Mark up to that day: 2026-12-01, tomorrow, or how many days: 3 days."
FLARE_BACK = "You are back: the flare ends today."
FLARE_UNDO = "Take back the latest of these. The same again brings it back."
PROGRESS = "Your chart, and where you stand in words."
PLAIN = "Words and lists only: no chart, no colour. Also chosen by a pipe, TERM=dumb or ACCESSIBLE=1."
ALL = "All ratings, not the last 12 months."
ASCII = "Draw with plain letters."
HELP_NOW = "Crisis lines, and what to do now. Works always, also offline."
COUNTRY = "Two letters of a country, such as GB."
ALL_COUNTRIES = "The lines of all countries."
REMEMBER = "Keep this country for next time."
SIGNS = "Signs in the body that need care soon."
ABOUT = "Version, where your data is, limits, licences and sources."
REPORT = (
    "A page for your doctor, to be read in a minute: how much pain gets in the way, severity, practice, sessions. "
    "It is shown first. Then you are asked if it is to be written as a file that prints on one sheet."
)
REPORT_TO = "The file to write; else one with the day in its name, in this folder."
REPORT_TEXT = "Print it as plain text; write no file."
REPORT_SINCE = "The first day whose ratings are shown: 2026-02-15. Else the last 12 months. The start stays what it is."
REPORT_WITH = "Put on it what is left off otherwise: goal, notes (both: goal,notes)."
REPORT_WITHOUT = "Leave off: practice, sessions, goal, notes."
REPORT_NAME = "A name to stand at the top."
REPORT_OPEN = "Open it in a browser once it is written."
REPORT_YES = "Write it without a question: for scripts."
REPORT_REPLACE = "Write it in place of a file that is there."

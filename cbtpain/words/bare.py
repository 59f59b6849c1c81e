"""Bare ``cbtpain``: where the person is, the one next thing, where help is."""

NEW = "cbtpain: skills for living with long-lasting pain. You have not begun yet."
BEGIN = "Next: session 1, about 20 minutes, or 10 with: cbtpain start --short. Stop at any time."
HALF_DONE = "You are in session {number} of {sessions}. All you gave is kept."
GO_ON = "Next: go on where you stopped (cbtpain start)."
BEGUN = "You began a check-in today, and what you gave is kept."
CHECKIN_ON = "Next: go on with it (cbtpain checkin)."
DONE = "You finished session {number} on {day}."
NEXT = "Next: session {number} (cbtpain start)."
NEXT_SOON = "Next: session {number} (cbtpain start). {day} would be a week on; any day is fine."
COURSE_DONE = "You have been through all the sessions."
COURSE_DONE_LAST = "You have been through all the sessions. Your last check-in was on {day}."
CHECKIN_DUE = "Next: your weekly check-in (cbtpain checkin), about a minute."
CHECKIN_LATER = "Next: your weekly check-in from {day} on. Your trend: cbtpain progress"
LONGER_OPEN = "{where} The longer questions are open: cbtpain assess"
LONGER_HALF_DONE = "{where} The longer questions are half done: cbtpain assess"
ASSESS_ON = "Next: go on with the longer questions (cbtpain assess)."
ASSESS = "Next: the longer set of questions, with your check-in, about 4 minutes (cbtpain assess)."
NEXT_PLANNED = "Next: session {number} (cbtpain start). You planned it for {day}."
SECOND = "Next: session 2 (cbtpain start): 20 minutes, or 10 with --short. Your place is kept."
BOOSTER_DUE = "Next: a day to come back (cbtpain booster): a check-in, one skill, your own numbers. About 10 minutes."
START, CHECKIN, LONGER, PROGRESS = "cbtpain start", "cbtpain checkin", "cbtpain assess", "cbtpain progress"
BOOSTER = "cbtpain booster"

WAITS = "You finished a session on {day}. Session {number} is there, and nothing is lost. That happens to many people."
WHAT_FITS = "What would fit now?"
WAYS = {
    "1": "about ten minutes of session {number}, now",
    "2": "another day",
    "3": "two minutes of practice, and no session today",
    "4": "rest: nothing is due for two weeks",
}
WAYS_PROMPT = "1 to 4, Enter leaves it as it is: "
WHICH_DAY = "Which day? Such as 2026-12-02, tomorrow, or 5 for in five days."
DAY_PROMPT = "Day, Enter leaves it open: "
NOT_A_DAY = "That is no day to come. Type it as 2026-12-02, tomorrow, or 5 for in five days."
PLANNED = "Session {number} is planned for {day}. You can take it sooner, or later."
RESTS = "Nothing is due up to {day}. All you gave is kept, and everything can be done before."
FOOT = "All commands: cbtpain --help. Someone to talk to: cbtpain help-now"
PROMPT_WORD = "note"
"""In a shell prompt that others may see."""
PROMPT = "Enter does it, q leaves: "

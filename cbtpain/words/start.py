"""What the program says on the way in, and when nobody asked for anything."""

WELCOME = (
    "Welcome. This is for adults who have had pain for three months or more. Your pain is real.",
    "No one sees what you type. It stays on this computer. Anyone who uses your login can read it.",
    "This program is new. No study has tested it yet. It does not take the place of your own care.",
    "You can stop at any time with q. What you gave is kept.",
)
NOT_DUE = "Your weekly check-in is not due before {day}. You can give one any time: cbtpain checkin"
SESSIONS_LATER = (
    "The eight sessions of the course are not in this version yet. The weekly check-in and its trend are: "
    "both help you see where you start."
)
FOOT = "Thoughts of ending your life, or in danger? Type: cbtpain help-now"
PAUSED = "Stopped. What you gave is kept. To go on: cbtpain start"
PAUSED_NOTHING = "Stopped. Nothing new was written. To begin: cbtpain start"

BARE_NEW = "cbtpain: skills for living with long-lasting pain. You have no rating yet."
BARE_LAST = "cbtpain: your last check-in was on {day}."
BARE_BEGUN = "cbtpain: you began a check-in today, and what you gave is kept. Go on: cbtpain checkin"
BARE_NEXT_NEW = "Next: cbtpain start (about a minute)."
BARE_NEXT_DUE = "Next: your weekly check-in, cbtpain checkin (about a minute)."
BARE_NEXT_LATER = "Next: your weekly check-in from {day} on. Your trend: cbtpain progress"
BARE_FOOT = "All commands: cbtpain --help. Someone to talk to: cbtpain help-now"

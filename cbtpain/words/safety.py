"""The safety screen outside the sessions, the person's own contacts and grounding steps, and the listening."""

TITLE = "The safety screen"
HELP = (
    "Some signs need care before a course. Which line you take is not kept. What is kept is which parts are left out "
    "for you. This is not a diagnosis. If you are not sure, a doctor or nurse can tell."
)
REPLIES = {
    "urgent": (
        "Signs like these can need care right away. Please call {{fact:emergency_number}} now, or go where you can be "
        "seen now. Ask someone to go with you if you can. The course can wait. Your place is kept. The muscle and "
        "movement parts are left out."
    ),
    "no-body": (
        "No one can tell from here what it is. Please see a doctor today, or call a medical advice line. If you feel "
        "very unwell, call {{fact:emergency_number}}. You can go on with the course if you wish. The muscle and "
        "movement parts are left out."
    ),
    "no-movement": (
        "Please have that pain checked, or ask your surgical team, before you tighten muscles or try the movement "
        "parts. Until then they are left out for you. Letting go without tightening is still here."
    ),
    "none": "Good. Nothing is left out. If that changes, this screen is always here.",
}
"""By what is kept of the line that was taken."""
CHECKED = "What I named before has been checked, and I may move."
CHECKED_REPLY = "Good. The muscle and movement parts are in again."
STILL = "Nothing new. What I named before is not checked yet."
STILL_REPLY = "Please have it looked at soon. The muscle and movement parts stay out until then."
AFTER = "All the signs that need care: cbtpain safety --signs. Checked later? Type: cbtpain safety"
COMMAND = "cbtpain safety"

CONTACTS_HEAD = "People you can turn to. They stand first in cbtpain help-now."
CONTACTS_ADD = "Type a name and how to reach them, such as: Kim, 0555 0100. A number changes or takes out that line."
CONTACTS_WHERE = "This is kept on this computer only. Anyone who uses your login can read it."
GROUNDING_HEAD = "What helps you through a hard moment. It stands in cbtpain help-now."
GROUNDING_ADD = (
    "Type the number of one of these, or your own words. The number of a line of yours changes it or takes it out."
)
GROUNDING_PICKS = "To pick from:"
PICKS = (
    "Feel both feet on the floor, and name five things you can see.",
    "Hold something cool or warm, and notice how it feels.",
    "Breathe out slowly three times, and let your shoulders drop.",
)
LINE = "  {number}  {text}"
NONE_YET = "  None yet."
PROMPT = "Words, a number, or Enter to end: "
CHANGE = "{text}\nType the new words, or x to take it out. Enter leaves it."
PROMPT_CHANGE = "New words, x or Enter: "
TAKE_OUT = "x"
FULL = "There is room for {most} lines. Change one, or take one out first."
TOO_LONG = "That is too long for one line. Up to {longest} letters, please. Nothing was written."
TWICE = "That line is there already."
KEPT = "Kept."
TAKEN_OUT = "Taken out."
CLOSED = "That is all. What you gave is kept."

LISTENS = (
    "The program looks for a few words about ending one's life in what you write, and then shows the help lines. "
    "It tells no one and keeps nothing of it. It misses much, so do not rely on it."
)
LISTENING_ON = "This is on. To turn it off: cbtpain safety --listening off"
LISTENING_OFF = "This is off. To turn it on: cbtpain safety --listening on"
SIGNS_PROMPT = "Enter: more. q: stop. "

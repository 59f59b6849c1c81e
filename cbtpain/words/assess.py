"""What the program says around the milestone set. What a heavy answer brings is from the curriculum, section 6.8."""

HEADS = {
    0: "Where you start",
    3: "Three months on",
    6: "Six months on",
    12: "Twelve months on",
    None: "Where you are now",
}
OPENING = "{count} questions, about 4 minutes. Each answer is kept at once, and you can stop at any time."
PEG_FIRST = "First the three questions of the weekly check-in. They count as the check-in of today."
PEG_GIVEN = "Your check-in of today counts here, so its three questions are left out."
KEYS = "Enter a number. Or: help (?), back (b), skip (s), stop (q), help lines (!)."
GOES_ON = "You began this set on {day}. What you gave is kept; it goes on here."
OUTSIDE = "No time of asking is open today, so this set is kept for you and counts for none."
PACK_REFUSED = "A questionnaire in your folder is not whole and is left out ({faults}). {where}"
PACKS_REFUSED = "{count} questionnaires in your folder are not whole and are left out ({faults}). {where}"
WHERE_WRONG = "What is wrong: cbtpain content check"
FAULT, FAULTS = "1 fault", "{count} faults"

QUESTION = "{number} of {count}. {text}"
UNCOUNTED = "{text}"
ENDS = "0 = {low}. 10 = {high}."
RANGE_ENDS = "{least} = {low}. {most} = {high}."
OPTION = "  {number}  {text}"
SCALE = "0 to 10: "
NUMBER = "{least} to {most}: "
NUMBERS = "{numbers}: "
LINE = "One line, Enter leaves it out: "
YOU_SAID = "You said: {said}. Enter keeps it."
YOU_SKIPPED = "You left this out. Enter leaves it so."
CHOSE = "You chose: {said}."
FIRST = "This is the first question."
PEG_IS_KEPT = "The three questions before this one are kept. To change them: cbtpain checkin"

PHQ_ASK = (
    "Four short questions about the last two weeks. You can skip them. "
    "No one sees the answers, so no one will call you."
)
PHQ_YES = "answer them"
PHQ_NO = "leave them out"
PHQ_HELP = "They ask about worry and mood. You get no score. What you say may bring words about where to find help."

HEAVY = (
    "Your answers say the last two weeks have been heavy. This is common with long-term pain. In the trial, about "
    "half the people had low mood when they began. It is not a diagnosis and not your fault. A doctor or nurse can "
    "help with mood as well as pain."
)
HEAVY_CHOICES = "1 put this on my page for the doctor. 2 show who I can talk to. 3 go on."
HEAVY_ON_PAGE = (
    "What you said to these four questions will be on your page for the doctor: cbtpain report. "
    "No one sees that page unless you give it to them. To leave it off: cbtpain report --without mood"
)
HEAVY_DOCTOR = (
    "What you can say to a doctor or nurse: my pain has worn me down lately, and my mood with it. "
    "What could help with both?"
)
HEAVY_PROMPT = "1, 2 or 3: "
VERY_HARD = (
    "You have had a very hard two weeks. Please tell someone soon: a doctor, a nurse or a person you trust. No one "
    "sees these answers, so no one will call you. If you have thoughts of killing yourself, call or text now:"
)
VERY_HARD_AFTER = (
    "This course is not enough on its own for how you feel. It can wait, or go along with other help. "
    "What would help right now?"
)
NOT_ENOUGH = (
    "It has been very hard for a while. This course is not enough on its own. Please bring in a doctor, a nurse or a "
    "person you trust. You can go on here as well."
)
VERY_HARD_CHOICES = "1 talk to someone. 2 what to say to my doctor. 3 take a break. 4 go on."
VERY_HARD_PROMPT = "1, 2, 3 or 4: "
VERY_HARD_UNSEEN = (
    "Last time your answers were very hard. Please tell someone soon. Call or text now if you have thoughts of "
    "killing yourself:"
)
DOCTOR_PAGE = "What you said to these four questions can be on a page for your doctor: cbtpain report --with mood"
BREAK = "A break is a good idea. All you gave is kept, and the course waits for you."

DONE = "That was all. What you gave is kept, with the day."
DONE_NEXT = "The next time of asking is from {day} on. In between, the weekly check-in is enough."
DONE_LAST = "That was the last time of asking. The weekly check-in goes on for as long as you like."
SEE = "Your trend: cbtpain progress"
PAUSED = "Stopped here. All you gave is kept. To go on, within a week: cbtpain assess"
PAUSED_AT_END = "Stopped here. All questions of this set were put, and all you gave is kept."
PAUSED_NOTHING = "Stopped. Nothing was written yet. To begin: cbtpain assess"
REFUSED_AT_END = "The input ended after an answer that could not be taken. What was kept before it is safe."

NOT_OPEN = "These questions are for the start, and for three, six and twelve months after it."
GIVEN = "You gave this set on {day}. It is kept."
NEXT = "The next time of asking is from {first} to {last}."
NO_NEXT = "There is no further time of asking."
ANYWAY = "To give it today all the same, for yourself or for a doctor: cbtpain assess --now"

OFFER = {
    0: "If you like: a few more questions about where you start, about 4 minutes: cbtpain assess (until {day})",
    3: "Three months on: the longer set of questions is open until {day}, about 4 minutes: cbtpain assess",
    6: "Six months on: the longer set of questions is open until {day}, about 4 minutes: cbtpain assess",
    12: "Twelve months on: the longer set of questions is open until {day}, about 4 minutes: cbtpain assess",
}
OFFER_HALF_DONE = "A longer set of questions is half done, and what you gave is kept: cbtpain assess"


def packs_refused(files: int, faults: int) -> str:
    """One line, however much is wrong."""
    told = FAULT if faults == 1 else FAULTS.format(count=faults)
    said = PACK_REFUSED if files == 1 else PACKS_REFUSED
    return said.format(count=files, faults=told, where=WHERE_WRONG)

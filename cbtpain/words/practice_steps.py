"""What is asked and offered around an exercise outside the sessions, in every course."""

NOTICE_HELP = "Your honest answer is the useful one. Each of the three has its own way on."

CHECKED = (
    "On the safety screen you named something to have checked first. Since then the muscle and movement parts are left "
    "out. Has a doctor or nurse looked at it?"
)
CHECKED_HELP = "Something new, or not sure? The last choice shows the signs that need care."
CHECKED_OPTIONS = (
    ("checked", "none", "Yes, and they said that I may move", "Good. Then the small moves are in again.", ""),
    ("limits", "no-movement", "Yes, but moving is not for me now", "Then those parts stay out.", ""),
    ("not-yet", "no-movement", "Not yet", "Please have it looked at soon. Those parts stay out until then.", ""),
    ("signs", "no-movement", "Not yet. Show me the signs that need care", "", "signs"),
)
"""Id, what is kept, words, reply, what it does: as in the course's third session."""
MOVEMENT = (
    "New pain after a fall or knock, a new injury, or surgery in the last three months: check with your care team "
    "before you move. The same goes for a hot or swollen joint, or a broken bone from thin bones.\n\n"
    "If you were told not to load or bend a part, follow that.\n\n"
    "Does one of these fit you now?"
)
MOVEMENT_HELP = "If one fits, a rest takes the place of movement."
MOVEMENT_OPTIONS = (
    ("yes", "Yes, one of these fits", "Then there is a rest in place of movement. Please check with your care team."),
    ("no", "No, none of these", ""),
)
IN_ITS_PLACE = "Here is a short rest instead."

USUAL = "Is this your usual pain?"
USUAL_HELP = "New or different pain is for a clinician to check. 2 and 3 show the signs to look for."
USUAL_OPTIONS = (
    ("usual", "Usual pain", ""),
    ("new", "New or different", "signs"),
    ("not-sure", "Not sure", "signs"),
)

NEXT = "How would you like to go on with this one?"
NEXT_HELP = "All of these are fine. You can change it any time. To talk to someone, type ! at any prompt."
GENTLE = ("gentle", "The gentle version next time", "Then the gentle one is offered next time.")
LEAVE = ("leave", "Leave it out for now", "That is fine. The other skills stand without it.")
KEEP = ("keep", "Keep it as it is", "")
FOR_GOOD = (
    "for-good",
    "Leave it out for good",
    "It is left out. To take it up again one day, type its name as before.",
)
THREE_TIMES = "It was worse three times now. Not every skill suits everybody, and that is no fault of yours."

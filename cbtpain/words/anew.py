"""Setting the start anew."""

ASK = (
    "From today on your ratings get a new start: later ones are compared with the new one. "
    "The start so far ({value}) and all ratings stay in the diary. Set it anew?"
)
ASK_REASON = "Why, in a few words? It stays in the diary. Enter leaves it out."
PROMPT_REASON = "Why: "
REASON_TOO_LONG = "That is longer than {limit} characters. Please make it shorter."
DONE = "Your start is set anew from {day} on."
REASON_KEPT = "What you wrote is kept with it."
RATE = "Your next check-in is the first of the new start: cbtpain checkin"
RATED = "Your check-in of today is the first of the new start."
UNDO = "To undo this: cbtpain baseline undo"
UNDONE = "The start from before counts again: {value}. All ratings stayed where they are."
UNDONE_ON = "The start from {day} on counts again. All ratings stayed where they are."
LEFT = "It stays as it was."
NO_START = "There is no start to set anew: the first check-in makes it. Nothing was written."
SINCE = "Your start was set anew on {day}. Earlier ratings are in the diary: cbtpain ratings list"

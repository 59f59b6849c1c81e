"""What a person reads about three, six and twelve months: their own rating, and what the trial's groups reached."""

TITLE = "At three, six and twelve months"
BESIDE = "Of 100 people in the trial, how many were at the 30 percent line:"
NAMES = {3: "3 months", 6: "6 months", 12: "12 months"}
MONTHS = {3: "three months", 6: "six months", 12: "twelve months"}
COLUMNS = ("you", "online", "coach", "usual")
LEGEND = "online: offered the online course. coach: sessions with a health coach. usual: usual care and a guide book."

RATED = "{value} on {day}"
AT_LINE = "{value} on {day}, at the line"
OPEN = "open until {day}"
NO_RATING = "no full rating"
FROM = "from {day}"

SAID_AT_LINE = "At {months} your rating was {value}, on {day}: at least 30 percent and one point below your start."
SAID_RATED = "At {months} your rating was {value}, on {day}."
SAID_OPEN = "The time for {months} is open until {day}. No full rating in it yet."
SAID_NO_RATING = "At {months} there is no full rating."
SAID_FROM = "The time for {months} begins on {day}."
HELD = "At {months} you were at the line, and at the mark before as well."
TRIAL = (
    "In the trial, at {months}, {online} in 100 of those offered the online course were at the line. "
    "With a health coach it was {coach}, with usual care and a guide book {usual}."
)
TRIAL_COACH = "In the trial, at {months}, it was {coach} in 100 of those with a health coach."
SHARES = (
    "These are shares of people, not the size of a drop. Most people did not reach the line. "
    "The trial's scale has 11 questions, yours 3, and it took in nobody who started below 4."
)
DUE = "The longer set of questions for {months} is open until {day}, about 4 minutes: cbtpain assess"
FIRST = "Your three-month mark is from {first} to {last}, with a longer set of questions: cbtpain assess"

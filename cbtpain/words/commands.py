"""Help texts of the command line."""

APP = (
    "Skills for living with long-lasting pain: a private, self-directed course. "
    "All of it stays on this computer. Thoughts of ending your life, or in danger? cbtpain help-now"
)
VERSION = "Show the version and stop."
START = "Begin, or go on where you stopped."
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

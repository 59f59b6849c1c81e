"""What ``cbtpain practice`` says around an exercise."""

CHANGE_KEY = "c"
KEYS = "At any time: ? help, b back, s skip, q stop, ! help lines."
CARE = "Stop if it hurts or gets worse. Not while driving or using machines. ? shows all of it."
LAST_TIME = "As last time: {choices}. c changes."
GENTLER = "Last time it was worse, so this is: {choices}. c changes."
THIS_TIME = "This time: {choices}. c changes."
NEXT = "; "
NO_TIGHTENING = "Letting go without tightening today, as your answers to the safety questions say."
NOT_ASKED_YET = (
    "Letting go without tightening, as the safety questions were not answered yet. They stand in session 1: "
    "cbtpain start"
)
SMALLEST = "The smallest form comes first: stay inside the energy you have. c changes."
LEFT_OUT = "You left this one out. It is there all the same; q stops."

LOGGED = "Logged: {title}, {seconds} seconds."
LOGGED_PART = "Logged as a part: {title}, {seconds} seconds."
RATED = " {measure}: {before} before, {after} after."
TOO_SHORT = "Stopped after {seconds} s. That is fine, and nothing was logged."
NOT_DONE = (
    "The words were printed, and nothing was done here, so nothing was logged. Once you have done it: "
    "cbtpain practice --log {skill}"
)
SKIPPED = "Left out this time. Nothing was logged."
STOPPED = "Stopped before it began. What you gave is kept, and nothing was logged."
STOPPED_NOTHING = "Stopped. Nothing was written."
REFUSED_AT_END = "The input ended after an answer that could not be taken. What was kept before it is safe."

HEAD = "Practices. Do one with: cbtpain practice {id}"
SKILL = "  {id:<14}{title}"
SKILL_LEFT_OUT = "  {id:<14}{title} (left out)"
ALWAYS_SPOKEN = "From now on every exercise is spoken. To end that: cbtpain practice --no-speak --remember"
NEVER_SPOKEN = "From now on exercises are not spoken, unless you ask: --speak"

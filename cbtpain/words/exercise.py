"""What is said around a guided exercise."""

KEYS = "While it runs: p pause, n next part, q stop here, ! help lines. No need for Enter."
PLAIN_PHASE = "{text} ({seconds} seconds)"
PAUSED = "Paused. p goes on."
PAUSED_SHORT = "paused, p goes on"
KEYS_SHORT = "p  n  q"
GOES_ON = "Going on."
VERSION = "Enter begins: {title}."
DONE = "That was it."
STOPPED = "Stopped here. That is fine."
PRINTED = "(Without a keyboard the words are printed and not waited for.)"

IN_ALL = "{count} parts, {time} in all."
PART_OF = "Part {number} of {count}, {time} left."
PART_SHORT = "{number} of {count}, {time} left"
ABOUT_MINUTES = "about {minutes} minutes"
ABOUT_A_MINUTE = "about a minute"
ABOUT_SECONDS = "about {seconds} seconds"
MINUTES_SHORT = "{minutes} min"
SECONDS_SHORT = "{seconds} s"

NO_LONGER = "It keeps its usual length: stay inside the energy you have."
NO_VOICE = (
    "No speech program was found, so it goes on with words on the screen. One that works here, where you can install "
    "it: espeak-ng."
)
VOICE_GONE = "The speech program does not answer, so it goes on in silence. The words stay on the screen."

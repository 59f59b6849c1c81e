"""What the player says of its own accord."""

SKIPPED_ONE = "You skipped one question. Would you like to look at it once more?"
SKIPPED_SOME = "You skipped {count} questions. Would you like to look at them once more?"
LOOK = "look at them now"
LEAVE = "leave them out"
AND = ", "

GOES_ON = ("", "n", "next", "ok", "enter", "go on", "continue", "y", "yes")
"""What goes on from a screen that asks nothing."""

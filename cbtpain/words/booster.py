"""What is said around a day to come back."""

COMMAND = "cbtpain booster"
NUMBERS = "Your own numbers so far:"
NEXT = "That was it. The next day to come back is around {day}. To have it in a calendar: cbtpain remind"
NO_NEXT = "That was it. Come back whenever you like: cbtpain booster"

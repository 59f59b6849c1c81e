"""What the program itself says around the steps of a session."""

OWN_WORDS = "my own words"
OWN_LINE = "In your own words, one line:"
NOTICE = "What do you notice now, compared with before?"
NOTICED = {"better": "better", "same": "about the same", "worse": "worse"}
NOTICED_AFTER = {
    "better": "Good to know. What helped may help again.",
    "same": "That is common. Try it a few times before you judge it.",
    "worse": (
        "Thank you for saying so. You did nothing wrong. Look around and name three things you see. Next time it can"
        " be shorter, gentler, or left out."
    ),
}
"""To better, same and worse after a practice, where the exercise has no words of its own."""
YES_NO = {"yes": "yes", "no": "no"}

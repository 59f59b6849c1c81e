"""What the program itself says around the steps of a session."""

OWN_WORDS = "my own words"
OWN_LINE = "In your own words, one line:"
NOTICE = "What do you notice now, compared with before?"
NOTICED = {"better": "better", "same": "about the same", "worse": "worse"}
YES_NO = {"yes": "yes", "no": "no"}

"""What ``cbtpain practice --log``, ``--list`` and ``--undo`` say, and the plain words for skills."""

ALSO = {
    "relaxation": "pmr",
    "relax": "pmr",
    "muscles": "pmr",
    "breathing": "breath",
    "minute": "mini",
    "movement": "move",
    "moving": "move",
    "test": "small-test",
    "pace": "pacing",
    "clock": "pacing",
    "thought": "thoughts",
    "record": "thoughts",
    "card": "card-reading",
    "room": "make-room",
    "place": "imagery",
    "step": "problem",
    "flare": "flare-run",
}
"""Plain words for a skill of the shipped course; plurals are known anyway."""
DONE = {
    "yes": "yes",
    "y": "yes",
    "done": "yes",
    "part": "part",
    "partly": "part",
    "half": "part",
    "no": "no",
    "n": "no",
    "not": "no",
}
HOW = {"yes": "as planned", "part": "a part of it", "no": "not as planned"}
HOW_STEP = {"yes": "the step is done", "part": "a part of the step", "no": "the step is not done"}
ONCE, TIMES = "once", "{times} times"
LOGGED = "Logged: {skill}, {times}, {day}. (cbtpain practice --undo takes it back)"
LOGGED_HOW = "Logged: {skill}, {times}, {how}, {day}. (cbtpain practice --undo takes it back)"
TAKEN_BACK = "Taken back: {skill}, {times}, {day}."
TODAY, YESTERDAY = "today", "yesterday"
NOTHING_LATELY = "Nothing was logged in the last two weeks. That is fine. To log one: cbtpain practice --log mini"
LATELY = "What was logged in the last two weeks:"
LINE = "  {day}: {skill}, {rest}"
RATED = "{measure} {before} before and {after} after"
PART = "a part, {seconds} seconds"
NEXT = ", "
"""Between the parts of a line."""
MINUTES = "Minutes by the clock have a log of their own, such as: cbtpain pace --log 20"

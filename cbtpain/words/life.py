"""What a person reads about daily life: then and now, side by side. Nothing says what led to what."""

TITLE = "Daily life, each beside its own start (0 to 10)"
NAMES = {
    "moving": "trouble moving about",
    "people": "pain in the way with people",
    "sleep": "trouble with sleep",
    "mood": "mood",
    "confidence": "confidence",
}
COLUMNS = ("start", "latest", "")
BETTER_WHEN = {"lower_better": "lower is better", "higher_better": "higher is better"}
CELL = "{value} on {day}"
TURNS = {"better": "better", "harder": "harder", "ups_and_downs": "ups and downs", "same": "the same"}
SAID = "{name} (0 to 10, {better}): {start} on {start_on}, {now} on {now_on}: {turn}."
ONE_ANSWER = "Each is one answer then and one later. A change of 1 can be ordinary ups and downs."

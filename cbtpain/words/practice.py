"""What was practised so far, inside a sentence. Numbers stand side by side; nothing says that one brought the other."""

MEASURES = {"tension": "tension", "enjoyment": "enjoyment", "strength": "strength of the feeling"}
TIMES = "{skill}: {times} times"
MEANS = "{measure} {before} before and {after} after"
WITH = "{times} ({rest})"
ON_AVERAGE = "{means}, on average of {rated}"
NEXT = "; "

"""What was practised so far, inside a sentence. Numbers stand side by side; nothing says that one brought the other."""

MEASURES = {"tension": "tension", "enjoyment": "enjoyment", "strength": "strength of the feeling"}
TIMES = "{skill}: {times} times"
MEANS = "{measure} {before} before and {after} after"
WITH = "{times} ({rest})"
ON_AVERAGE = "{means}, on average of {rated}"
NEXT = "; "

TITLE = "Practice so far, in the order of the course"
SKILLS = {
    "pmr": "letting tension go",
    "breath": "calming the breath",
    "mini": "ease in a minute",
    "pacing": "going by the clock",
    "move": "a bit of movement",
    "small-test": "learning by trying",
    "good-thing": "small good things",
    "thoughts": "fair thoughts",
    "card-reading": "reading a card",
    "make-room": "making room",
    "imagery": "a place, sounds or a memory",
    "distraction": "short relief",
    "problem": "one problem, one step",
    "flare-run": "running through the flare plan",
}
"""As the shipped course names them, in its order; a test holds the two equal. ``progress`` reads no YAML for them."""
DO = "cbtpain practice {skill}"
DO_BY = {
    "pacing": "cbtpain pace",
    "thoughts": "cbtpain worksheet new record",
    "problem": "cbtpain worksheet new problem",
}
"""Skills that are done by a command of their own."""
ONCE = "{skill}: once"
MEAN_OF = "{means}, mean of {rated}"
DONE_AS = {
    "as-planned": "{percent} percent of {rated} as planned",
    "step-done": "the step done in {percent} percent of {rated}",
}
SIDE_BY_SIDE = "These numbers stand side by side. They cannot show what led to what."


def command_for(skill: str) -> str:
    """What is typed to do it."""
    return DO_BY.get(skill) or DO.format(skill=skill)

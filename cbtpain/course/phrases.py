"""Phrases in a person's own words that bring the crisis lines: local, first person, stored nowhere.

A convenience and never a safety net; the list and what it leaves alone are tested.
"""

import re

_PHRASES = (
    r"kill(?:ing)? my ?self",
    r"end(?:ing)? (?:my (?:own )?life|it all)",
    r"suicidal",
    r"(?:want|wish|wanted) to (?:die|be dead)",
    r"wish (?:that )?i (?:was|were) dead",
    r"better off dead",
    r"no reason to (?:live|go on living)",
    r"take all my (?:pills|tablets|medicines?|meds)",
    r"can'?(?:t|not) go on(?= (?:like this|living)\b|\W*$)",
)
_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
_FOUND = re.compile(r"\b(?:" + "|".join(_PHRASES) + r")\b|" + _PHRASES[-1], re.IGNORECASE)


def worries(text: str) -> bool:
    """True where the words speak of ending one's own life."""
    return any(_FOUND.search(line) for line in text.replace(_CURLY, "'").splitlines())

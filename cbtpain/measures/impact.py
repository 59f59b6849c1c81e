"""The pain-impact grade: the two NHIS questions and the PEG (Von Korff and others 2020, PMC7097879).

Pain on no or some days is 0; pain that limits life or work on most or every day is 3 (high
impact); else a PEG sum of 12 or more of 30 is 2 (bothersome), and below that 1 (mild).
"""

from cbtpain.measures.severity import total
from cbtpain.records import Checkin

MOST_DAYS = 2
"""Never 0, some days 1, most days 2, every day 3."""
BOTHERSOME = 12
HIGH, MIDDLE, MILD, NONE = 3, 2, 1, 0


def impact_grade(pain_days: int | None, limited_days: int | None, checkin: Checkin | None) -> int | None:
    """0 to 3; None where what decides it was not answered."""
    if pain_days is None:
        return None
    if pain_days < MOST_DAYS:
        return NONE
    if limited_days is None:
        return None
    if limited_days >= MOST_DAYS:
        return HIGH
    if checkin is None or not checkin.complete:
        return None
    return MIDDLE if total(checkin) >= BOTHERSOME else MILD

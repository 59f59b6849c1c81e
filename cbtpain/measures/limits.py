"""Every number a verdict or a date rule is taken against (the measures' specification, section 5)."""

from fractions import Fraction

BASELINE_DAYS = 9
"""The baseline window is D0 .. D0+9."""
APART_DAYS = 5
"""Two baseline readings count as two when they are at least this many days apart."""
STALE_DAYS = 14
"""A current value older than this has no status."""
GAP_DAYS = 10
"""Ratings further apart leave a place on the chart that is told of."""
DUE_DAYS = 6
"""The weekly check-in is due when the last is this many days old."""
BACKDATE_DAYS = 3
"""How far back a week can still be remembered; older only from paper."""
SPELL_APART = (6, 28)
"""Two readings at the line, this many days apart, make it hold."""

QUICK_BACKDATE_DAYS = 2
"""How far back a day can still be remembered; older only from paper."""
QUICK_WEEK = 7
"""The daily track compares weeks: a day of pain says little."""
QUICK_START_NEEDS = 5
"""Rated days the daily start needs, of its first 7; day by day up to 14 where there are fewer."""
QUICK_START_DAYS = 14
QUICK_NOW_NEEDS = 4
"""Rated days of the last 7 that the daily value of now needs."""
HIGH_PAIN = 7
"""Days at this or more are counted, over 14 dates at a time."""
HIGH_DAYS = 14
HIGH_NEEDS = 8
"""Rated days each of the two spans needs (own choice: 4 of 7, twice)."""

FLARE_DAYS = 7
"""A flare whose end nobody has told is marked for this many days at most; then it is asked about."""
FLARE_MOST_DAYS = 28
"""The longest that can be named at a time (own choice)."""

RESPONSE = Fraction(30, 100)
"""The 30 % line (Farrar 2001; IMMPACT 2008)."""
RESPONSE_POINTS = 1
HALVED = Fraction(50, 100)
SOME = Fraction(10, 100)
WORSE_POINTS = 2
"""Worse by points alone: from a start of 8 nobody can get 30 % worse."""
USUAL_POINTS = 2
"""The usual ups and downs of a PEG (reliable change, about 1.75 to 2.7)."""
NO_PERCENT_BELOW = 2
LOW_START_BELOW = 4
"""RESOLVE enrolled nobody who started below 4 (PEG sum 12 of 30)."""

ASK_OVER_START = 2
ASK_OVER_MEDIAN = 3
MEDIAN_DAYS = 28
"""When "usual, new or different, not sure?" is asked (curriculum section 6.6)."""

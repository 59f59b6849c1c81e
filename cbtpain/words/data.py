"""What is said about the diary's way out of the program, and into it."""

WRITTEN = "Written: {path}"
WHAT_IT_HOLDS = (
    "It holds all that is in your diary, your own words too. It is open to your login alone, and it is not "
    "encrypted. Keep it where you keep private letters."
)
BROUGHT_BACK = "Your diary is back: {count} rows. See it: cbtpain progress"
BROUGHT_IN = "Old ratings brought in: {count}."
LEFT_OUT = "Lines left out: {count}. {lines}."
EMPTY = "Lines without a rating: {count}."
KEPT_APART = (
    "They are kept apart from your check-ins. They are in every export, and they count neither for your start nor for "
    "where you stand now."
)
LINE = "line {line} ({what})"
AND_MORE = "and {count} more"
OF_LINE = {"date": "date", "pain": "pain", "enjoyment": "enjoyment", "activity": "activity", "form": "columns"}
OF_LINE |= {"ahead": "a day that has not come yet"}
WITH_NOTES = "Your own words are in it too. It is open to your login alone, and it is not encrypted."
WITHOUT_NOTES = "Your own words are left out. It is open to your login alone, and it is not encrypted."

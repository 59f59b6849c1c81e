"""What is said around worksheets: the list, one of them, a blank for paper, the form in an editor."""

# the list
LISTED = "Your worksheets, newest first."
NUMBER = "  {number:>2}  "
ENTRY = "{day}: {title} ({name}), {place}, {state}."
FROM_SESSION = "session {number}"
ASIDE = "on its own"
DONE, HALF_DONE = "done", "half done"
NONE_YET = (
    "You have filled in no worksheet yet. Sessions have them, and you can take one by itself: cbtpain worksheet new"
)
HOW = "To read one: cbtpain worksheet show {number}. To change one: cbtpain worksheet edit {number}."
BLANK = "A blank one for paper: cbtpain worksheet print {name}"

# one of them
HEAD = "{day}, {place}, {state}."
ANSWER = "    {text}"
LEFT_OUT = "    (left out)"
STILL_OPEN = "    (not asked yet)"
NOT_SAID = "(kept, and not said again)"
NO_OWN_WORDS = "(own words, left out)"
OF_TEN = "{value}   (0 = {low}, 10 = {high})"
GO_ON = "To go on with it: {command}"

# conditions
IF_CHOSEN = "If you chose {choices}"
UNLESS = "Unless you chose {choices}"
UNDER = "If that was below {limit}"
OVER = "If that was above {limit}"
QUOTED = '"{text}"'
OR, AND, EITHER = " or ", ", and ", ", or "

# paper
LINE = "______________"
NUMBERED = "{number}. "
WHY = "({when})"
GROUP = "{when}:"
ANY_CASE = "In any case"
AT_MOST = "Up to {most}."
ENDS = "0 = {low}, 10 = {high}"
BETWEEN = "{number}   ({least} to {most})"
PAPER_HEAD = "Day: " + LINE
FILLED_HEAD = "{day}, {place}"
PRINT_WHICH = "Blank worksheets for paper. Print one with: cbtpain worksheet print {id} (all of them: --all)"
NEXT_PAGE = "\f"

# the form in an editor
FORM_HEAD = "{title}. {day}, {place}."
FORM_HOW = (
    "To choose, put an x in the brackets: [x]. To write, go on after the > sign.",
    "Save and close to keep it. Close without saving, and all stays as it was.",
    "Lines that begin with # are not read.",
)
FROM_TO = "A whole number from {least} to {most}."
A_DAY = "A day, such as 2026-02-15."
TWICE = "this question stands here twice."
NO_QUESTION = "this belongs to no question."
NOT_A_CHOICE = "this is not one of the choices. Mark one that is there."
ONE_CHOICE = "more than one is marked, and one can be kept."
TOO_MANY = "more than {most} are marked."
NONE_WITH_OTHERS = "none of them is marked beside another."
OWN_NOT_MARKED = "there are own words here, and another choice is marked."
WANT_0_TO_10 = "a whole number from 0 to 10 goes here."
WANT_NUMBER = "a whole number from {least} to {most} goes here."
WANT_DAY = "a day goes here, such as 2026-02-15."
TOO_LONG = "that is longer than {limit} characters."
NOT_UTF_8 = "some of that is not text in UTF-8."
DOES_NOT_GO = "this does not go with what is chosen above it."

PROBLEMS = "Some of it could not be read. Nothing is lost: all you wrote is kept as a draft."
PROBLEM = "  Line {line}: {text}"
MORE_PROBLEMS = "  and {count} more."
HOW_ON = "What would you like to do?"
AGAIN, KEEP_REST, LEAVE = "open it again", "keep what could be read", "leave all as it was, and keep the draft"
HOW_ON_PROMPT = "1 to 3: "
DRAFT_FOUND = "There is a draft of this worksheet that was not kept yet."
GO_ON_WITH_IT, BEGIN_ANEW = "go on with the draft", "begin anew, and throw the draft away"
DRAFT_PROMPT = "1 to 2: "
OTHER_DRAFT = (
    "There is a draft of number {number}, {title}, not kept yet. To go on with it: cbtpain worksheet edit {number}"
)
DRAFT_OF_NONE = "There is a draft of a worksheet that is not in this list: {path}"
CHANGED_ONE = "Kept: one answer changed. What was there before stays in the diary."
CHANGED = "Kept: {count} answers changed. What was there before stays in the diary."
UNCHANGED = "Nothing was changed. All stays as it was."
WAITS = (
    "(Is your editor still open? Then close it without saving, and name it so that it waits, such as: "
    "export EDITOR='code --wait')"
)
EMPTY = "The text came back empty, so nothing was changed. All stays as it was."
GONE = "The file was taken away, so nothing was changed. All stays as it was."
LEFT = "All stays as it was. Your draft is kept. To go on with it: cbtpain worksheet edit {number}"
REST_IN_DRAFT = "The rest is in your draft. To go on with it: cbtpain worksheet edit {number}"
STOPPED = "Stopped here. All stays as it was."
STOPPED_DRAFT = "Stopped here. What you had saved is kept as a draft. To go on with it: cbtpain worksheet edit {number}"
STILL_ASKED = "There are more questions now. To answer them: {command}"

"""What is wrong with a file of the course, for whoever edits it; file and line stand before it."""

NO_ALIASES = "anchors and aliases are not read"
NO_TAGS = "tags are not read; put the text in quotes"
TOO_DEEP = "it is nested too deep"
KEY_IS_A_WORD = "a key is a word, not a list or a mapping"
TWICE = "{key}: stands twice"
MISSING = "{key}: is missing"
OTHER_FORMAT = "format_version: this program reads {version}"
UNREADABLE = "it cannot be read"
CUT_SHORT = "what stands after # is not read; put the text in double quotes"
NO_FILE = "it is no ordinary file"
NO_HEAD = "it begins with no head: a line of ---, a few lines of YAML, and a line of --- again"
TOO_LARGE = "the file is larger than a megabyte, which no file of a course is"
NEWER_FORMAT = "format_version {found} is newer than this program reads ({version}); please install the newer cbtpain"
NO_FILE = "there is no file for {id}"

_MISSING_SIGN = "a quote, a bracket or a comma is missing here or above"
OF_YAML = {
    "found character that cannot start any token": "a tab, @, % or ` begins nothing; indent with spaces, or use quotes",
    "mapping values are not allowed in this context": "a text with a colon and a space in it is put in double quotes",
    "did not find expected key": _MISSING_SIGN,
    "did not find expected ',' or ']'": _MISSING_SIGN,
    "did not find expected ',' or '}'": _MISSING_SIGN,
    "found unexpected end of stream": _MISSING_SIGN,
}
"""What YAML finds, by its own words, in words that help."""

NOT_A_FLAG = "is true or false"
NOT_A_NUMBER = "is a whole number"
RESERVED = "is a name that the program uses itself"
ONE_COMPARISON = "needs exactly one of equals, in, includes, over, under, answered"
NOT_A_CONDITION = "is not a condition: it begins with step, field, fact, all, any or not"
ONE_RIGHT = "needs exactly one option with right: true"
REPLY_TO_EACH = "needs a reply to each option"
TYPE_NEEDS = "a {type} needs {keys}"
SCALE_OR_CHOICE = "needs low and high, or options"

BY_TYPE = {
    "missing": "is missing",
    "extra_forbidden": "is not a key here",
    "string_pattern_mismatch": "is not an id: small letters, digits and hyphens, 2 to 32, a letter first",
    "string_too_short": "is empty",
    "string_type": "is not a text",
    "list_type": "is not a list",
    "model_type": "is not a mapping",
    "model_attributes_type": "is not a mapping",
    "too_short": "needs at least {min_length}",
    "union_tag_invalid": "is not a kind of step this program knows",
    "union_tag_not_found": "kind is missing",
    "literal_error": "is not one of {expected}",
    "greater_than_equal": "is smaller than {ge}",
    "less_than_equal": "is larger than {le}",
}
"""What pydantic finds, by its type of error, in words."""

OTHER_ID = "is {found}, and the file's name says {expected}"
ID_TWICE = "the id {id} stands twice; the first is on line {line}"
NO_SUCH_STEP = "there is no step {id}"
NOT_LATER = "{id} stands at or before this step: a jump leads on, so that every session ends"
NOT_EARLIER = "{id} does not stand before this one"
OTHER_WAY = "{id} and {other} are both kept as {kept}, so they need the same go, or none"
NO_SUCH_VALUE = "{value} is none of the values of {id}"
NO_LIST = "{id} is no list of choices"
NOT_ORDERED = "needs order_by at its list: the choice that brings this one forward"
STAYS_LAST = "is numbered 0, and that one stays last"
NO_SUCH_FACT = "there is no fact {name}"
NO_SUCH_SESSION = "there is no session {id} in course.yaml"
NO_SUCH_SOURCE = "there is no source {key} in sources.yaml"
NO_SUCH_VERSION = "{exercise} has no version {id}"
NO_SUCH_FIELD = "there is no field {id}"
NOT_DONE_BEFORE = "{id} is no exercise or worksheet before this step"
BAD_SLOT = "a slot reads {{name}} or {{name|words}}"
NO_SLOT = "a slot is not filled here"
FIELD_IN_SHEETS = "field is for a worksheet or an exercise; in a session it is step"
KEPT_TWICE = "what is given would be kept twice under {id}"
NO_ANSWER_FITS = "no answer can be taken from {least} to {most}"
BAD_DEFAULT = "the number taken at Enter, {default}, is not from {least} to {most}"
CLOSE_LAST = "the last step is the close, and there is one of it"
TWO_ZEROS = "more than one option is numbered 0"
NOT_LISTED = "is in the folder, and not in course.yaml"
OTHER_FILE = "is never read: {id} is read from {file}"
NEEDS_FIELDS = "the worksheet {id} needs the fields {fields}"
NOT_SEALED = "checked.sha256 is out of date; run: cbtpain content check --seal"
NO_FIRST_HEADING = "its text does not begin with a heading: ## and a few words"
OTHER_MARKDOWN = "{found} is no part of the guide's Markdown: headings with ##, paragraphs, lists with -, [^source]"

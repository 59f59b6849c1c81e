"""The frame around the crisis words of ``content/safety.yaml`` and the lines of ``content/help-lines.yaml``."""

LINES_FOR = "People to call or text: {country}"
CHECKED = "These numbers were last checked on {day}."
NOW = "To talk to someone now: {how}."
NOW_ANYWHERE = (
    "To talk to someone now: United States and Canada 988. United Kingdom and Ireland 116 123. Australia 13 11 14. "
    "New Zealand 1737. Elsewhere: findahelpline.com."
)
MORE = "More, and what to say to a doctor: cbtpain help-now"
UNSAFE = "Not safe at home? {name}: {how}."
CRISIS_CHOICES = "1 talk to someone. 2 take a break. 3 go on."
CRISIS_PROMPT = "1, 2 or 3: "
ASK_COUNTRY = "Which country are you in? Two letters (US, GB), or its name. Enter leaves it."
PROMPT_COUNTRY = "Country: "
NOT_HERE = (
    "That is no country known here. To talk to someone now: United States and Canada 988. United Kingdom and Ireland "
    "116 123. Australia 13 11 14. New Zealand 1737. Elsewhere: findahelpline.com."
)
EMERGENCY = "Emergency: {number}"
ELSEWHERE = "Another country"
ALL = "All countries"
POISON = "Poison or too much medicine"
ADVICE = "Medical advice, not an emergency"
UNKNOWN_COUNTRY = "Your country is not known here. These are the lines of every country in this program."
ANYWHERE = (
    "call or text 988 (United States, Canada), 116 123 (United Kingdom, Ireland), 13 11 14 (Australia), "
    "1737 (New Zealand), or look at findahelpline.com"
)
LOCAL_NUMBER = "your local emergency number (112 or 911 in many countries)"
CONTACTS = "Your own people:"
GROUNDING = "What helps you through a hard moment:"
ASK = (
    "Enter closes. a: all countries. r: signs in the body that need care. A country's two letters (GB): that country, "
    "from now on."
)
PROMPT = "Enter, a, r or GB: "
HOW_ALL = (
    "Not there? Another country: cbtpain help-now GB (kept for next time with --remember). All: cbtpain help-now --all"
)
REMEMBERED = "{country} is kept as your country."
SIGNS_TITLE = "Signs in the body that need care"

# What stands here must work when every file of the course is gone.
LAST_RESORT = (
    "If you are thinking about killing yourself, or are in danger, please talk to someone now.",
    "Call your local emergency number (112 and 911 work in many countries).",
    "Crisis lines by country: findahelpline.com. In the United States and Canada call or text 988.",
    "In the United Kingdom and Ireland call 116 123. In Australia call 13 11 14. In New Zealand call or text 1737.",
    "This program cannot see what you type and no one is watching it.",
)

"""Each clinical rule with a session that breaks it, and nothing but it.

The sessions lie in tests/data/courses/lint, each named after what it breaks; the smaller
changes are made here, in a copy of the clean course.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from difflib import ndiff
from pathlib import Path

import pytest

from cbtpain.course.prompt import Prompt
from cbtpain.lint.forbidden import Forbidden
from cbtpain.lint.rules import (
    RULES,
    Finding,
    Rule,
    Subject,
    claims_have_sources,
    each_screen_reads_easily,
    has_the_loop,
    home_practice_fits,
    no_sentence_is_long,
    says_nothing_forbidden,
)
from cbtpain.lint.size import Longest
from cbtpain.measures.session_size import Size
from cbtpain.words import lint as words
from tests.course.copies import Copy
from tests.lint.broken import BREATH, BROKEN, CLINICAL, WHOLE, broken, clinical, told
from tests.play.small import CLOSE, SHELF, Raw, choose, reading, scale, session_of

FILES: dict[str, tuple[str, str]] = {
    "claim-without-source": ('- id: "expect"', f"expect: {words.CLAIM}"),
    "do-now-without-measure": ('- {id: "early"', f"early: {words.NO_MEASURE.format(worksheet='signs')}"),
    "forbidden-word": ('- id: "thoughts"', 'thoughts: "just" belittles; instead: leave it out'),
    "home-missing": ("format_version", words.NO_HOME),
    "no-do-now": ("format_version", words.NO_DO_NOW),
    "no-plan": ("format_version", words.NO_PLAN),
    "retired-id-used-again": ('- id: "welcome"', f"welcome: {words.RETIRED}"),
    "screen-too-long": ('- id: "dial"', "dial: the screen has 113 words; at most 110"),
    "sentence-too-long": ('- id: "story"', "story: a sentence has 30 words; at most 25"),
    "short-path-too-long": ("format_version", "takes 23.3 minutes on the short path; at most 12"),
    "too-few-words": ("format_version", "has 710 words on its longest way; at least 800"),
    "two-quiz-items": ("format_version", "has 2 quiz items; there are three"),
    "typed-line-on-the-short-path": ("format_version", words.LINES_CORE.format(found=1, most=0)),
}
"""By file: a text of the line that is told, and what is said."""


def test_the_clean_course_breaks_no_rule(tmp_path: Path) -> None:
    assert told(clinical(tmp_path)) == []


def test_every_broken_session_is_looked_at() -> None:
    assert sorted(FILES) == sorted(path.stem for path in BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("rule", FILES)
def test_a_session_that_breaks_one_rule_is_told_so_and_nothing_else(tmp_path: Path, rule: str) -> None:
    copy = broken(tmp_path, rule)
    marker, what = FILES[rule]
    assert told(copy) == [f"{WHOLE}:{copy.line(WHOLE, marker)}: {what}"]


@pytest.mark.parametrize("rule", FILES)
def test_a_broken_session_is_the_clean_one_with_one_thing_changed(rule: str) -> None:
    clean, faulty = (path.read_text(encoding="utf-8") for path in (CLINICAL / WHOLE, BROKEN / f"{rule}.yaml"))
    compared = Counter(line[0] for line in ndiff(clean.splitlines(), faulty.splitlines()))
    # Whole steps may be taken out; nothing much is put in.
    assert 1 <= compared["-"] + compared["+"] <= 32
    assert compared["+"] <= 4


# smaller changes


def steps(copy: Copy, *added: str) -> Copy:
    """More steps before the last quiz."""
    return copy.change(WHOLE, '  - id: "quiz-new"', "".join(f"  - {step}\n" for step in added) + '  - id: "quiz-new"')


def without(copy: Copy, *ids: str) -> Copy:
    """Without these steps, each of which begins with its id."""
    blocks = re.split(r"(?m)^(?=  - \{?id: )", copy.read(WHOLE))
    kept = [block for block in blocks if not re.match(rf'  - \{{?id: "({"|".join(ids)})"', block)]
    assert len(kept) == len(blocks) - len(ids)
    return copy.write(WHOLE, "".join(kept))


def readings(count: int, text: str) -> list[str]:
    return [f'{{id: "more-{number}", kind: "reading", text: "{text}"}}' for number in range(count)]


def bare(copy: Copy) -> Copy:
    """No more than the loop: do, notice, plan and quiz."""
    readings = ("hello", "dial", "expect", "story", "thoughts")
    return without(copy, *readings, "checkin", "paper", "notice-paper", "early", "line", "barrier")


LONG_WORDS = "Your doctor knows another way. Your doctor considers another way. " * 10
SHORT_WORDS = (
    "You sit and rest and look at the tree and the bird and the cloud, and you feel the air on your face. " * 4
)
LATER = "Is there one more thing?"


def takes_too_long_at_slow_rates(copy: Copy) -> Copy:
    """As much as it may have of words, keys and lines, and a timer between the two limits."""
    lines = [f'{{id: "line-{number}", kind: "short-text", text: "{LATER}"}}' for number in range(3)]
    steps(copy, *lines, *readings(7, "One word. " * 54))
    return copy.change(BREATH, '{seconds: 60, text: "In, and slowly out."}\n', '{seconds: 530, text: "In."}\n')


CHANGES: dict[str, tuple[Callable[[Copy], Copy], str, str]] = {
    "grade-too-high": (
        lambda copy: steps(bare(copy), *readings(13, LONG_WORDS)),
        "format_version",
        "reads at grade 6.1; at most 6",
    ),
    "sentences-too-long-all-in-all": (
        lambda copy: steps(bare(copy), *readings(15, SHORT_WORDS)),
        "format_version",
        "has 14.1 words a sentence; at most 14",
    ),
    "screen-too-hard": (
        lambda copy: copy.change(WHOLE, 'text: "First, three questions', 'text: "Interdisciplinary evaluation'),
        '- {id: "checkin"',
        "checkin: the screen reads at grade 18.3; at most 8",
    ),
    "too-many-minutes": (
        lambda copy: copy.change(WHOLE, 'version: "full"', 'version: "long"'),
        "format_version",
        "takes 28.9 minutes on its longest way; at most 28",
    ),
    "too-many-minutes-slow": (
        takes_too_long_at_slow_rates,
        "format_version",
        "takes 36.3 minutes at slow rates; at most 36",
    ),
    "too-many-words": (
        lambda copy: steps(copy, *readings(8, "One word. " * 55)),
        "format_version",
        "has 1755 words on its longest way; at most 1700",
    ),
    "too-many-keys": (
        lambda copy: steps(copy, *readings(12, "Look up.")),
        "format_version",
        "takes 46 keys on its longest way; at most 45",
    ),
    "too-many-typed-lines": (
        lambda copy: steps(copy, *(f'{{id: "line-{n}", kind: "short-text", text: "{LATER}"}}' for n in range(4))),
        "format_version",
        "asks for 5 typed lines; at most 4",
    ),
    "plan-not-on-the-short-path": (
        lambda copy: copy.change(WHOLE, 'kind: "plan"\n    core: true', 'kind: "plan"'),
        '- id: "plan"',
        f"plan: {words.PLAN_NOT_CORE}",
    ),
    "notice-not-on-the-short-path": (
        lambda copy: copy.change(WHOLE, 'kind: "notice"\n    core: true', 'kind: "notice"'),
        '- id: "notice"',
        f"notice: {words.DO_NOW_NOT_CORE}",
    ),
    "doing-not-on-the-short-path": (
        lambda copy: copy.change(WHOLE, 'kind: "exercise"\n    core: true', 'kind: "exercise"'),
        '- id: "breathe"',
        f"breathe: {words.DO_NOW_NOT_CORE}",
    ),
    "home-too-long": (
        lambda copy: copy.change(WHOLE, "minutes: 15, times: 3", "minutes: 30, times: 3"),
        "format_version",
        "home practice takes 22.2 minutes a day; at most 20",
    ),
    "four-timed-practices": (
        lambda copy: copy.change(WHOLE, "minutes: 0, times: 21", "minutes: 1, times: 21"),
        "format_version",
        "home practice has 4 timed practices; at most 3",
    ),
}
"""By what it breaks: the change, a text of the line that is told, and what is said."""


@pytest.mark.parametrize("rule", CHANGES)
def test_a_change_that_breaks_one_rule_is_told_and_nothing_else(tmp_path: Path, rule: str) -> None:
    change, marker, what = CHANGES[rule]
    copy = change(clinical(tmp_path))
    assert told(copy) == [f"{WHOLE}:{copy.line(WHOLE, marker)}: {what}"]


# one rule at a time


NONE = Size(0, 0, 0, 0).minutes()
NOTHING = Longest(0, 0, 0, NONE, NONE, NONE, 0, 0, ())


def found(rule: Rule, *raw: Raw, screens: tuple[Prompt, ...] = (), **head: object) -> list[Finding]:
    """What that rule says of a session of these steps."""
    session = session_of(*raw, CLOSE)
    told_of = Subject(session, {"steps": [*raw, CLOSE], **head}, SHELF, NOTHING._replace(screens=screens), Forbidden())
    return list(rule(told_of))


def test_a_rule_that_is_written_is_applied() -> None:
    assert len(set(RULES)) == len(RULES) == 10


CLAIMS = [
    *("27 in 100 people got there.", "27 of 100 got there.", "9 out of 10 people.", "1 in every 4.", "1,700 of 2331."),
    *("One in four people.", "Nine out of ten.", "30% of people.", "30 % fewer.", "30 percent.", "Ten per cent."),
    *("The trial was long.", "In two trials.", "A study.", "Studies say so.", "Research says so.", "Researchers say."),
]
NO_CLAIMS = [
    *(
        "Ten minutes in bed.",
        "You did {{fact:practice_times}} of {{fact:practice_planned}}.",
        "It is 3 in the morning.",
    ),
    *("Trial and error.", "At 10, of all times.", "One in the other.", "Two of three ways are yours.", "Studio."),
]


@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_names_its_source_wherever_it_is_said(text: str) -> None:
    option: Raw = {"id": "yes", "text": "Yes", "reply": text}
    for step in (
        reading("here", text=text),
        reading("here", help=text),
        reading("here", title=text),
        choose("here", option),
        choose("here", {"id": "yes", "text": text}),
    ):
        assert found(claims_have_sources, step) == [Finding("here", words.CLAIM)]
        assert found(claims_have_sources, {**step, "sources": ["made-up-2020"]}) == []


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_a_number_of_ones_own_is_no_claim(text: str) -> None:
    assert found(claims_have_sources, reading("here", text=text)) == []


FORBIDDEN_AT = [
    *(reading("here", title="Well done."), reading("here", text="Well done."), reading("here", help="Well done.")),
    choose("here", {"id": "yes", "text": "Well done."}),
    choose("here", {"id": "yes", "text": "Yes", "reply": "Fine.\n\nWell done."}),
    choose("here", {"id": "yes", "text": "Yes", "said": "well done"}),
    choose("here", {"id": "yes", "text": "Well done.", "when": {"step": "no", "equals": "never"}}),
    scale("here", low="well done"),
    scale("here", high="well done"),
    reading("here", kind="story", who="Well Done"),
    reading("here", text="Well done.", when={"step": "no", "equals": "never"}),
]


@pytest.mark.parametrize("step", FORBIDDEN_AT, ids=str)
def test_a_forbidden_word_is_found_wherever_it_is_said(step: Raw) -> None:
    [finding, *others] = dict.fromkeys(found(says_nothing_forbidden, step))
    assert (finding.step, finding.what.lower(), others) == (
        "here",
        '"well done" no marks for coming back; instead: say what was done',
        [],
    )


@pytest.mark.parametrize("part", ["title", "message"])
def test_a_forbidden_word_in_the_head_of_a_session_is_found(part: str) -> None:
    clean = session_of(CLOSE)
    session = replace(clean, title="Well done.") if part == "title" else replace(clean, message="Well done.")
    subject = Subject(session, {"steps": [CLOSE]}, SHELF, NOTHING, Forbidden())
    what = '"Well done" no marks for coming back; instead: say what was done'
    assert list(says_nothing_forbidden(subject)) == [Finding("", what)]


def test_a_sentence_may_have_25_words_and_no_more() -> None:
    assert found(no_sentence_is_long, reading("here", text="word " * 25)) == []
    too_long = Finding("here", "a sentence has 26 words; at most 25")
    seldom: Raw = {"id": "yes", "text": "Yes", "reply": "word " * 26, "when": {"step": "no", "equals": "never"}}
    for step in (reading("here", text="word " * 26), reading("here", help="word " * 26), choose("here", "a", seldom)):
        assert found(no_sentence_is_long, step) == [too_long]


def test_a_screen_may_have_110_words_and_no_more() -> None:
    for count, expected in ((110, []), (111, [Finding("here", "the screen has 111 words; at most 110")])):
        step = reading("here", text="One. " * count)
        assert found(each_screen_reads_easily, step, screens=session_of(step).prompts) == expected


def test_one_of_several_plans_or_doings_on_the_short_path_is_enough() -> None:
    quiz = [{"id": f"q{n}", "kind": "quiz", "text": "Yes?", "options": [{"id": "y", "text": "y"}]} for n in range(3)]
    doing = [{"id": f"d{n}", "kind": "exercise", "exercise": "breath", "core": core} for n, core in enumerate(CORE)]
    notice = [notice_of(f"d{number}", core) for number, core in enumerate(CORE)]
    plans = [{"id": f"p{number}", "kind": "plan", "core": core} for number, core in enumerate(CORE)]
    assert found(has_the_loop, *quiz, *doing, *notice, *plans) == []
    crossed = [notice_of("d0", "true"), notice_of("d1", "false")]
    assert found(has_the_loop, *quiz, *doing, *crossed, *plans) == [Finding("d0", words.DO_NOW_NOT_CORE)]


CORE = ("false", "true")


def notice_of(step: str, core: str) -> Raw:
    return {"id": f"n-{step}", "kind": "notice", "of": step, "core": core, "better": "a", "same": "b", "worse": "c"}


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        ([(20, 7)], []),
        ([(20, 7), (1, 1)], ["home practice takes 20.2 minutes a day; at most 20"]),
        ([(0, 50), (0, 50), (0, 50), (0, 50)], []),
        ([(1, 1)] * 3, []),
        ([(1, 1)] * 4, ["home practice has 4 timed practices; at most 3"]),
        ([], [words.NO_HOME]),
    ],
    ids=str,
)
def test_home_practice_keeps_to_its_limits_and_cues_count_nothing(
    home: list[tuple[int, int]], expected: list[str]
) -> None:
    told_of = [{"skill": "breath", "minutes": str(minutes), "times": str(times)} for minutes, times in home]
    assert found(home_practice_fits, reading("here"), home=told_of) == [Finding("", what) for what in expected]

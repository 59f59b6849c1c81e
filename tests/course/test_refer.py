"""Whatever a session refers to is there: steps, values, facts, sources, sheets, other sessions."""

import re
from pathlib import Path

import pytest

from cbtpain.course.check import faults_of_session
from cbtpain.course.refer import FACTS
from cbtpain.measures.facts import FACTS as COMPUTED
from cbtpain.words import files as words
from tests.conftest import SOURCE
from tests.course.copies import BREATH, FIRST, PLAN, SECOND, THOUGHTS, small

LINE = '{id: "line", kind: "short-text", text: "A line?"}'
"""A step of the first session; others are put behind it. ``lines`` is the next one, ``why`` an earlier one."""
LAST = '{id: "close", kind: "close", core: true, text: "Until next time."}'
NOT_LATER = "stands at or before this step: a jump leads on, so that every session ends"

READING = [
    ("go: lines", ""),
    ("go: nowhere", "go: there is no step nowhere"),
    ("go: line", f"go: line {NOT_LATER}"),
    ("go: new", f"go: new {NOT_LATER}"),
    ("when: {step: why, equals: sleep}", ""),
    ("when: {step: why, equals: own}", ""),
    ("when: {step: why.own, answered: true}", ""),
    ("when: {step: where, includes: none}", ""),
    ("when: {step: relax.eyes, in: [open, closed]}", ""),
    ("when: {step: relax.after, over: 3}", ""),
    ("when: {step: notice, equals: worse}", ""),
    ("when: {step: second/mood, under: 4}", ""),
    ("when: {step: second/thoughts.1.signs, includes: jaw}", ""),
    ("when: {fact: first_time, equals: true}", ""),
    ("when: {step: gone, answered: true}", "when: there is no step gone"),
    ("when: {step: why.owns, answered: true}", "when: there is no step why.owns"),
    ("when: {step: relax, answered: true}", "when: there is no step relax"),
    ("when: {step: new, answered: true}", "when: new does not stand before this one"),
    ("when: {step: lines, answered: true}", "when: lines does not stand before this one"),
    ("when: {step: why, equals: works}", "when: works is none of the values of why"),
    ("when: {step: why, in: [work, works]}", "when: works is none of the values of why"),
    ("when: {step: where, includes: knee}", "when: knee is none of the values of where"),
    ("when: {step: relax.eyes, equals: shut}", "when: shut is none of the values of relax.eyes"),
    ("when: {step: notice, equals: bad}", "when: bad is none of the values of notice"),
    ("when: {step: third/mood, under: 4}", "when: there is no session third in course.yaml"),
    ("when: {step: second/gone, under: 4}", "when: there is no step second/gone"),
    ("when: {step: second/thoughts.1.signs, includes: x}", "when: x is none of the values of thoughts.1.signs"),
    ("when: {fact: mood, over: 1}", "when: there is no fact mood"),
    ("when: {field: eyes, equals: open}", f"when: {words.FIELD_IN_SHEETS}"),
    (
        "when: {all: [{step: why, answered: true}, {any: [{not: {step: gone, over: 1}}]}]}",
        "when: there is no step gone",
    ),
    ("sources: [made-up-2020]", ""),
    ("sources: [made-up-2020, made-up-2021]", "sources: there is no source made-up-2021 in sources.yaml"),
    ("title: '{{gone}}'", "title: there is no step gone"),
    ("help: '{{gone}}'", "help: there is no step gone"),
]
TEXTS = [
    *("{{why}}", "{{ why }}", "{{why|what matters}}", "{{where}}", "{{relax.after}}", "{{second/mood}}", "{{plain}}"),
    *("{{fact:next_date}}", "{{second/thoughts.1.thought|}}", "{one brace}"),
]
WRONG_TEXTS = [
    ("{{gone}}", "there is no step gone"),
    ("{{gone|words}}", "there is no step gone"),
    ("{{lines}}", "lines does not stand before this one"),
    ("{{third/why}}", "there is no session third in course.yaml"),
    ("{{second/why}}", "there is no step second/why"),
    ("{{fact:next_day}}", "there is no fact next_day"),
    ("{{.eyes}}", "there is no step .eyes"),
    ("{{why.__class__}}", "there is no step why.__class__"),
    ("{{1 + 1}}", "there is no step 1 + 1"),
    ("{{}}", words.BAD_SLOT),
    ("{{|words}}", words.BAD_SLOT),
    ("{{why", words.BAD_SLOT),
    ("why}}", words.BAD_SLOT),
    ("{{{{why}}}}", words.BAD_SLOT),
    ("{{why|{{line}}}}", words.BAD_SLOT),
]
KINDS = [
    ("notice", "of: relax, better: a, same: b, worse: c", ""),
    ("notice", "of: gone, better: a, same: b, worse: c", "of: gone is no exercise or worksheet before this step"),
    ("notice", "of: why, better: a, same: b, worse: c", "of: why is no exercise or worksheet before this step"),
    ("notice", "of: plan, better: a, same: b, worse: c", "of: plan is no exercise or worksheet before this step"),
    ("review", "of: second, text: a, none: a, some: b, most: c, worse: d", ""),
    (
        *("review", "of: third, text: a, none: a, some: b, most: c, worse: d"),
        "of: there is no session third in course.yaml",
    ),
    ("exercise", "exercise: breath, version: short", ""),
    ("exercise", "exercise: breath, version: long", "version: breath has no version long"),
    ("exercise", "exercise: breath, short: tiny", "short: breath has no version tiny"),
    ("worksheet", "worksheet: thoughts, fields: [day, other]", ""),
    ("worksheet", "worksheet: thoughts, fields: [day, night]", "fields: there is no field night"),
    ("choose", "text: a, options: [{id: a, text: a, go: close}]", ""),
    ("choose", "text: a, options: [{id: a, text: a, go: gone}]", "options.a.go: there is no step gone"),
    ("choose", "text: a, options: [{id: a, text: a, go: hello}]", f"options.a.go: hello {NOT_LATER}"),
    (
        *("choose", "text: a, options: [{id: a, text: a}, {id: b, text: b, when: {fact: x, over: 1}}]"),
        "options.b.when: there is no fact x",
    ),
    (
        *("choose", "text: a, options: [{id: a, text: a, when: {step: new, equals: a}}]"),
        "options.a.when: new does not stand before this one",
    ),
    ("choose", "text: a, options: [{id: a, text: '{{x}}'}]", "options.a.text: there is no step x"),
    ("choose", "text: a, options: [{id: a, text: a, said: '{{x}}'}]", "options.a.said: there is no step x"),
    ("choose", "text: a, options: [{id: a, text: a, reply: '{{x}}'}]", "options.a.reply: there is no step x"),
    ("choose", "text: a, options: [{id: a, text: a, reply: '{{new}}'}]", ""),
    (
        "choose",
        "text: a, own_words: true, options: [{id: a, text: a, when: {step: new.own, answered: true}}]",
        "options.a.when: new.own does not stand before this one",
    ),
    ("choose", "text: a, order_by: why, options: [{id: a, text: a, for: [sleep, work]}, {id: b, text: b}]", ""),
    ("choose-many", "text: a, order_by: where, own_words: true, options: [{id: a, text: a, for: [neck]}]", ""),
    ("choose", "text: a, order_by: second/thoughts.1.signs, options: [{id: a, text: a, for: [jaw]}]", ""),
    ("choose", "text: a, order_by: relax.eyes, options: [{id: a, text: a}]", ""),
    ("choose", "text: a, order_by: gone, options: [{id: a, text: a}]", "order_by: there is no step gone"),
    (
        *("choose", "text: a, order_by: third/why, options: [{id: a, text: a}]"),
        "order_by: there is no session third in course.yaml",
    ),
    ("choose", "text: a, order_by: second/why, options: [{id: a, text: a}]", "order_by: there is no step second/why"),
    ("choose", "text: a, order_by: new, options: [{id: a, text: a}]", "order_by: new does not stand before this one"),
    (
        "choose",
        "text: a, order_by: relax.after, options: [{id: a, text: a}]",
        "order_by: relax.after is no list of choices",
    ),
    ("choose", "text: a, order_by: why.own, options: [{id: a, text: a}]", "order_by: why.own is no list of choices"),
    (
        *("choose", "text: a, order_by: why, options: [{id: a, text: a}, {id: b, text: b, for: [work, works]}]"),
        "options.b.for: works is none of the values of why",
    ),
    ("scale", "text: a, low: '{{why}}', high: b", f"low: {words.NO_SLOT}"),
    ("scale", "text: a, low: b, high: '{{why}}'", f"high: {words.NO_SLOT}"),
    ("story", "text: a, who: '{{why}}'", f"who: {words.NO_SLOT}"),
]
SHEETS = [
    # of an exercise
    (BREATH, 'equals: "closed"}', 'equals: "shut"}', "exercises/breath.yaml: shut is none of the values of relax.eyes"),
    (BREATH, "Eyes stay {{.eyes}}.", "Eyes stay {{.eye}}.", "exercises/breath.yaml: there is no step relax.eye"),
    (BREATH, 'text: "In."', 'text: "In, {{fact:x}}."', "exercises/breath.yaml: there is no fact x"),
    (BREATH, 'text: "In."', 'text: "In.", when: {fact: x, over: 1}', "exercises/breath.yaml: there is no fact x"),
    (BREATH, 'sources: ["made-up-2020"]', 'sources: ["x"]', "sources: there is no source x in sources.yaml"),
    (
        BREATH,
        "choices:",
        "choices:\n  - {id: before, type: line, text: a}",
        "relax.before: what is given would be kept twice under relax.before",
    ),
    (BREATH, 'care: "Breathe', 'care: "{{x}} Breathe', "relax.care: there is no step x"),
    (BREATH, 'text: "How tense', 'text: "{{x}} How tense', "relax.before: there is no step x"),
    # of the plan
    (
        *(PLAN, 'id: "stay", text', 'id: "stay", as: "smaller", go: "close", text'),
        f"plan.raise: {words.OTHER_WAY.format(id='stay', other='smaller', kept='smaller')}",
    ),
    (PLAN, 'id: "smaller", text', 'id: "smaller", go: "hello", text', f"plan.raise: hello {NOT_LATER}"),
    (PLAN, 'id: "smaller", text', 'id: "smaller", go: "gone", text', "plan.raise: there is no step gone"),
    (PLAN, 'equals: "smaller"', 'equals: "small"', "plan.fewer: small is none of the values of plan.raise"),
    (PLAN, "{{.what}}, {{.when}}", "{{.what}}, {{.whens}}", "plan.sum: there is no step plan.whens"),
    (PLAN, "{{.what}}, {{.when}}", "{{what}}, {{.when}}", "plan.sum: there is no step what"),
    (PLAN, "least: 1, most: 7, when", "least: 8, most: 7, when", "plan.fewer: no answer can be taken from 8 to 7"),
    (PLAN, 'low: "not at all"', 'low: "{{.what}}"', f"plan.confidence: {words.NO_SLOT}"),
    (PLAN, 'text: "in a chair"', 'text: "in {{x}}"', "plan.where: there is no step x"),
]


def faults(root: Path, id_: str = "first") -> list[str]:
    return [str(fault) for fault in faults_of_session(root, id_)]


def expected(line: int, told: str) -> list[str]:
    return [f"{FIRST}:{line}: steps.new.{told}"] if told else []


def with_step(folder: Path, step: str) -> tuple[list[str], int]:
    """The faults of the first session with one more step, and the line it stands on."""
    copy = small(folder).change(FIRST, LINE, f"{LINE}\n  - {{id: plain, kind: short-text, text: a}}\n  - {step}")
    return faults(copy.root), copy.line(FIRST, LINE) + 2


@pytest.mark.parametrize(("rest", "told"), READING)
def test_what_a_step_refers_to_is_there_or_told(tmp_path: Path, rest: str, told: str) -> None:
    found, line = with_step(tmp_path, f"{{id: new, kind: reading, text: a, {rest}}}")
    assert found == expected(line, told)


@pytest.mark.parametrize(("text", "told"), [*((text, "") for text in TEXTS), *WRONG_TEXTS])
def test_a_slot_is_filled_from_something_or_told(tmp_path: Path, text: str, told: str) -> None:
    found, line = with_step(tmp_path, f'{{id: new, kind: reading, text: "{text}"}}')
    assert found == expected(line, told and f"text: {told}")


@pytest.mark.parametrize(("kind", "rest", "told"), KINDS)
def test_what_a_kind_of_step_refers_to_is_there_or_told(tmp_path: Path, kind: str, rest: str, told: str) -> None:
    found, line = with_step(tmp_path, f"{{id: new, kind: {kind}, {rest}}}")
    assert found == expected(line, told)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("as: c, go: lines", "as: c, go: lines", ""),
        ("as: c", "as: c", ""),
        ("as: c", "as: d, go: lines", ""),
        (
            "as: c, go: lines",
            "as: c, go: close",
            f"options.b.go: {words.OTHER_WAY.format(id='b', other='a', kept='c')}",
        ),
        ("as: c", "as: c, go: close", f"options.b.go: {words.OTHER_WAY.format(id='b', other='a', kept='c')}"),
        ("go: close", "as: a", f"options.b: {words.OTHER_WAY.format(id='b', other='a', kept='a')}"),
    ],
)
def test_options_that_are_kept_alike_go_one_way(tmp_path: Path, one: str, other: str, told: str) -> None:
    options = f"[{{id: a, text: a, {one}}}, {{id: b, text: b, {other}}}]"
    found, line = with_step(tmp_path, f"{{id: new, kind: choose, text: a, options: {options}}}")
    assert found == expected(line, told)


@pytest.mark.parametrize(("file", "old", "new", "told"), SHEETS)
def test_what_a_sheet_refers_to_is_told_at_the_step_that_uses_it(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    copy = small(tmp_path).change(file, old, new)
    step = "relax" if file == BREATH else "plan"
    place = f"steps.{step}.{told}" if told.startswith("sources") else f"steps.{step}: {told}"
    line = copy.line(FIRST, f'id: "{step}"')
    assert f"{FIRST}:{line}: {place}" in faults(copy.root)


def test_a_condition_of_a_whole_sheet_is_told_once(tmp_path: Path) -> None:
    found, line = with_step(tmp_path, "{id: new, kind: worksheet, worksheet: thoughts, when: {step: gone, over: 1}}")
    assert found == [f"{FIRST}:{line}: steps.new.when: there is no step gone"]


def test_a_field_that_is_left_out_cannot_be_looked_at(tmp_path: Path) -> None:
    copy = small(tmp_path).change(SECOND, 'worksheet: "thoughts",', "worksheet: thoughts, fields: [day, sum],")
    line = copy.line(SECOND, 'id: "thoughts"')
    assert faults(copy.root, "second") == [
        f"{SECOND}:{line}: steps.thoughts: thoughts.{number}.sum: there is no step thoughts.{number}.thought"
        for number in (1, 2)
    ]


def test_options_of_the_plan_are_looked_at_where_the_session_has_them(tmp_path: Path) -> None:
    what = (
        '[{id: "a", text: "{{x}}"}, {id: "b", text: "b", go: "hello"}, {id: "c", text: "c", when: {fact: x, over: 1}}]'
    )
    copy = small(tmp_path).change(FIRST, "often: 3}", f"often: 3, what: {what}}}")
    place = f"{FIRST}:{copy.line(FIRST, 'often: 3')}: steps.plan.what"
    assert faults(copy.root) == [
        f"{place}.b.go: hello {NOT_LATER}",
        f"{place}.c.when: there is no fact x",
        f"{place}.a.text: there is no step x",
    ]


@pytest.mark.parametrize(("file", "key"), [(FIRST, "same"), (FIRST, "better"), (SECOND, "some"), (SECOND, "unplanned")])
def test_a_slot_in_the_words_to_one_answer_is_told_on_their_line(tmp_path: Path, file: str, key: str) -> None:
    copy = small(tmp_path)
    line = copy.line(file, f"    {key}: ")
    said = copy.read(file).splitlines()[line - 1]
    copy.change(file, said, f'    {key}: "{{{{gone}}}}"')
    step, id_ = ("notice", "first") if file == FIRST else ("back", "second")
    assert faults(copy.root, id_) == [f"{file}:{line}: steps.{step}.{key}: there is no step gone"]


def test_the_line_of_a_slot_in_a_list_is_the_line_of_the_option(tmp_path: Path) -> None:
    copy = small(tmp_path).change(FIRST, 'reply: "Sleep matters."', 'reply: "{{gone}}"')
    line = copy.line(FIRST, "{{gone}}")
    assert faults(copy.root) == [f"{FIRST}:{line}: steps.why.options.sleep.reply: there is no step gone"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(f"  - {LAST}", "", id="no close"),
        pytest.param(LAST, f"{LAST}\n  - {{id: late, kind: reading, text: a}}", id="something behind it"),
        pytest.param(LAST, f"{LAST}\n  - {{id: late, kind: close, text: a}}", id="two of it"),
    ],
)
def test_a_session_ends_with_its_one_close(tmp_path: Path, old: str, new: str) -> None:
    copy = small(tmp_path).change(SECOND, old, new)
    assert [fault.rpartition(": ")[2] for fault in faults(copy.root, "second")] == [words.CLOSE_LAST]


def test_a_course_without_sources_has_none_to_name(tmp_path: Path) -> None:
    copy = small(tmp_path)
    (copy.root / "sources.yaml").unlink()
    assert [fault.partition(": ")[2] for fault in faults(copy.root)] == [
        "steps.hello.sources: there is no source made-up-2020 in sources.yaml",
        "steps.relax.sources: there is no source made-up-2020 in sources.yaml",
    ]


def test_every_fact_a_course_may_name_is_computed() -> None:
    assert set(COMPUTED) | {"emergency_number", "crisis_line"} == set(FACTS)


def test_every_fact_is_written_down_for_authors() -> None:
    table = (SOURCE / "docs" / "authoring.md").read_text(encoding="utf-8").partition("| fact |")[2].partition("###")[0]
    named = [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(FACTS)


@pytest.mark.parametrize(
    ("order", "belongs", "told"),
    [
        ("first/why", "sleep", ""),
        ("mood", "sleep", "mood is no list of choices"),
        ("first/gone", "sleep", "there is no step first/gone"),
        ("first/why", "sleeps", "sleeps is none of the values of first/why"),
    ],
)
def test_what_a_worksheet_is_ordered_by_is_told_at_the_step_that_uses_it(
    tmp_path: Path, order: str, belongs: str, told: str
) -> None:
    field = f"type: pick, text: a, order_by: {order}, options: [{{id: a, text: a, for: [{belongs}]}}]"
    copy = small(tmp_path).change(THOUGHTS, 'type: "date", text: "Which day?"', field)
    line = copy.line(SECOND, 'id: "thoughts"')
    found = [f"{SECOND}:{line}: steps.thoughts: thoughts.{number}.day: {told}" for number in (1, 2)]
    assert faults(copy.root, "second") == (found if told else [])

"""No screen of the worst day has more than 60 words, whatever the plan, the country and the fault."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from cbtpain.course.flare import flare_texts
from cbtpain.course.help_lines import help_lines
from cbtpain.course.safety import Safety, Signs, safety
from cbtpain.course.shelf import Shelf
from cbtpain.lint.forbidden import Forbidden
from cbtpain.measures.reading_level import level
from cbtpain.paths import content
from cbtpain.screen.flare import MOST_WORDS, count, offers, plan, question, sign_pages
from cbtpain.words import flare as words
from cbtpain.words.help_now import LOCAL_NUMBER
from cbtpain.words.numbers import week_day

TEXTS = flare_texts(content())
FIELDS = {
    field["id"]: [option["said"] for option in field["options"]]
    for field in Shelf(content()).worksheet("flare")["fields"]
    if field["type"] == "pick"
}
A_DAY = week_day(date(2026, 11, 25))
NUMBERS = [LOCAL_NUMBER, *(country.emergency.number for country in help_lines(content()).countries.values())]
SHELF = Shelf(content())
SMALL = [
    words.OFFER_SMALL.format(skill=SHELF.course["skills"].get(skill, skill), version=version["title"])
    for skill in (path.stem for path in (content() / "exercises").glob("*.yaml"))
    for version in SHELF.exercise(skill)["versions"]
]
MARKED = [words.HOW_BACK, words.MISTAKE, words.LATER, words.BACK_HERE]


def every_plan() -> list[list[str]]:
    own = [dict(zip(FIELDS, said)) for said in product(*FIELDS.values())]
    return [*(plan(TEXTS, said) for said in own), plan(TEXTS, {}), plan(TEXTS, {}, no_breath=True)]


@pytest.mark.parametrize("prompt", [words.MARK_PROMPT, words.MARKED_PROMPT])
def test_no_plan_has_more_words_than_can_be_read(prompt: str) -> None:
    # Of somebody whose diary cannot be read, there is no plan of their own.
    unread = [words.PLAN_UNREADABLE, *plan(TEXTS, {})]
    assert max(count([*lines, prompt]) for lines in [*every_plan(), unread]) <= MOST_WORDS


@pytest.mark.parametrize("number", sorted(set(NUMBERS)))
def test_no_page_of_signs_has_more_words_and_none_is_left_out(number: str) -> None:
    known = safety(content())
    pages = list(sign_pages(known, number))

    assert max(count([*page, words.SIGNS_PROMPT]) for page in pages) <= MOST_WORDS
    shown = [line.strip() for page in pages for line in page[1:]]
    assert shown == [item for group in known.signs[:2] for item in group.items]
    assert [number in page[0] for page in pages[:2]] == [True, True]


def test_the_other_screens_keep_to_it_too() -> None:
    told = [words.MARKED, words.MARKED_ALREADY.format(day=A_DAY)]
    screens = [
        [*question(TEXTS), words.PROMPT],
        [TEXTS.care, words.CARE_PROMPT],
        *([*offers(name), words.OFFER_PROMPT] for name in SMALL),
        *([TEXTS.no_blame, one, *MARKED] for one in told),
    ]
    assert max(map(count, screens)) <= MOST_WORDS


def test_the_words_are_those_the_course_may_use_and_easy_to_read() -> None:
    lines = [*question(TEXTS), TEXTS.care, TEXTS.no_blame, *(line for one in every_plan() for line in one)]
    lines += [words.MARKED, words.HOW_BACK, words.MISTAKE, words.ASK_BACK, words.ASK_BACK_LONG, words.NOT_YET]

    assert [found for line in lines for found in Forbidden().found_in(line)] == []
    assert level(lines).grade <= 6


def test_only_the_fields_that_were_answered_are_said() -> None:
    lines = plan(TEXTS, {"plan": "do half of what you planned", "call": "your sister."})

    assert lines == [
        "Your plan for a flare:",
        "  1  The rest of today: do half of what you planned.",
        "If it lasts, or you are not sure, call: your sister.",
    ]


def test_a_course_with_one_endless_sign_still_shows_it() -> None:
    endless = Signs("Now: {number}", (" ".join(["word"] * 80), "chest pain"))
    known = replace(safety(content()), signs=(endless, endless, endless))
    assert isinstance(known, Safety)
    assert [len(page) for page in sign_pages(known, "112")] == [2, 2, 2, 2]

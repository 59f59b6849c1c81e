"""The page as HTML: a person's words are text, nothing is fetched, nothing runs, every rating has a twin."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from cbtpain.report.page import Given, page
from cbtpain.report.page_html import ROOM, html
from cbtpain.words import report as words
from cbtpain.words.numbers import day
from tests.report.diaries import FIRST, HOSTILE, REACHED_AND_LOST, SKILLS, empty, given, realistic, three_years, weekly

PAGES: dict[str, Callable[[], Given]] = {"usual": realistic, "empty": empty, "long": three_years}
VOID = {"meta", "path", "polyline"}


class Parsed(HTMLParser):
    """Every element with its attributes, and all text in order."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(document)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(params=PAGES)
def parsed(request: pytest.FixtureRequest) -> Parsed:
    return Parsed(html(page(PAGES[request.param]())))


def test_nothing_runs_and_nothing_is_fetched(parsed: Parsed) -> None:
    tags = {tag for tag, _ in parsed.elements}
    assert tags & {"script", "iframe", "object", "embed", "link", "img", "image", "form", "base", "a", "use"} == set()
    names = {name for _, attributes in parsed.elements for name in attributes}
    assert names & {"src", "href", "xlink:href", "srcset", "style", "action"} == set()
    assert not any(name.startswith("on") for name in names)
    style = "".join(parsed.texts)
    assert "url(" not in style
    assert "@import" not in style
    policy = [meta["content"] for meta in parsed.named("meta") if meta.get("http-equiv")]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_it_has_a_language_a_title_and_a_description(parsed: Parsed) -> None:
    assert parsed.named("html") == [{"lang": "en"}]
    assert words.TITLE in parsed.texts
    assert {"name": "description", "content": words.DESCRIPTION} in parsed.named("meta")


def test_one_heading_stands_over_all_others(parsed: Parsed) -> None:
    levels = [tag for tag, _ in parsed.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == "h1"
    assert set(levels[1:]) == {"h2"}


def test_ids_are_used_once_and_every_label_has_its_id(parsed: Parsed) -> None:
    ids = [attributes["id"] for _, attributes in parsed.elements if "id" in attributes]
    labels = [name for _, attributes in parsed.elements for name in (attributes.get("aria-labelledby") or "").split()]
    assert len(ids) == len(set(ids))
    assert set(labels) <= set(ids)


def test_the_chart_has_a_name_words_and_a_twin() -> None:
    made = page(realistic())
    parsed = Parsed(html(made))
    assert parsed.named("svg")[0]["role"] == "img"
    assert any("11 ratings from 1 Feb 2026 to 26 Apr 2026, between 4.0 and 7.0." in told for told in parsed.texts)
    assert words.CHART_AXIS in parsed.texts
    assert {day(rating.on) for rating in made.ratings} <= set(parsed.texts)
    assert len([row for row in parsed.named("th") if row.get("scope") == "row"]) == 5 + len(SKILLS) + len(made.ratings)


HOLDING: dict[str, Given] = {
    "name": empty()._replace(name=HOSTILE),
    "goal": empty()._replace(goal=HOSTILE),
    "note": empty()._replace(notes=[(FIRST, HOSTILE)]),
}


@pytest.mark.parametrize("part", HOLDING)
def test_words_of_a_person_are_shown_as_text(part: str) -> None:
    document = html(page(HOLDING[part]))
    told = "".join(Parsed(document).texts)
    assert 'Jo <script>alert("1")</script> & "O\'Neil" שלום 🐕' in told
    assert "\x07" not in document
    assert re.search(r'<bdi dir="auto">[^<]*שלום', document)


def test_line_ends_of_a_note_stay() -> None:
    assert "one\ntwo" in html(page(empty()._replace(notes=[(FIRST, "one\ntwo")])))


def test_a_skill_of_another_course_is_text_too() -> None:
    usual = realistic()
    assert usual.practice is not None
    odd = usual._replace(practice=[usual.practice[0]._replace(skill="<b>odd</b>")])
    assert "&lt;b&gt;odd&lt;/b&gt;" in html(page(odd))


def test_ratings_that_do_not_fit_on_the_sheet_stand_in_the_file_and_it_is_said() -> None:
    few = html(page(given(weekly(*REACHED_AND_LOST))._replace(practice=[])))
    assert words.RATINGS_NOT_PRINTED not in few
    document = html(page(three_years()))
    assert words.RATINGS_NOT_PRINTED in document
    assert '<section class="many">' in document
    assert len(page(three_years()).ratings) > 4 * ROOM

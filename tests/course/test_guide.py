"""The guide's files: read strictly, told where they are wrong; and the shipped one as it stands."""

from pathlib import Path

import pytest

from cbtpain.course.about import sources
from cbtpain.course.guide import Block, Guide, Page, cited
from cbtpain.course.guide_search import search
from cbtpain.errors import ContentFault
from cbtpain.paths import content

HEAD = 'title: "Sleep"\nsummary: "Nights."\nalso: ["tired"]\nsources: ["a", "b"]\n'
BODY = (
    "## One\n\nA paragraph\nof two lines. [^a]\n\n- first [^a] [^b]\n- second,\n  on two lines\n\n"
    "## Two\nLead:\n- third\n"
)


def guide(folder: Path, head: str = HEAD, body: str = BODY, **more: str) -> Guide:
    (folder / "guide").mkdir(exist_ok=True)
    listed = ", ".join(f'"{name}"' for name in ("sleep", *more))
    contents = f'format_version: 1\nparts:\n  - title: "Days"\n    topics: [{listed}]\n'
    (folder / "guide" / "contents.yaml").write_text(contents)
    glossary = 'format_version: 1\nterms:\n  taper: "Slow steps down."\n  "Acute": "New."\n'
    (folder / "guide" / "glossary.yaml").write_text(glossary)
    for name, text in {"sleep": f"---\n{head}---\n{body}", **more}.items():
        (folder / "guide" / f"{name}.md").write_text(text)
    return Guide(folder)


def test_a_topic_is_read_page_by_page_with_what_each_block_rests_on(tmp_path: Path) -> None:
    found = guide(tmp_path).topic("sleep")
    assert (found.title, found.summary, found.also) == ("Sleep", "Nights.", ("tired",))
    assert found.pages == (
        Page(
            "One",
            (
                Block("A paragraph of two lines.", ("a",)),
                Block("first", ("a", "b"), is_item=True),
                Block("second, on two lines", is_item=True),
            ),
        ),
        Page("Two", (Block("Lead:"), Block("third", is_item=True))),
    )
    assert cited(found.pages) == ["a", "b"]


def test_the_glossary_stands_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    assert list(guide(tmp_path).glossary) == ["Acute", "taper"]


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        ('title: "Sleep"\ntitle: "Twice"\n', BODY, "sleep.md:3"),
        ("title: !!python/none x\n", BODY, "sleep.md:2"),
        ('title: "Sleep"\nsummary: "Nights."\n', BODY, "sleep.md"),
        (f'{HEAD}more: "what"\n', BODY, "sleep.md"),
        (HEAD, "no heading\n", "heading"),
        (HEAD, "# First rank\n", "#"),
        (HEAD, "## One\n\n| a | table |\n", "|"),
        (HEAD, "## One\n\n**bold**\n", "**"),
        (HEAD, "## One\n\n1. numbered\n", "1."),
        (HEAD, "## One\n\n[a link](https://example.org)\n", "]("),
        (HEAD, "## One\n\n<b>html</b>\n\n<p>more</p>\n", "<"),
    ],
)
def test_what_is_wrong_with_a_topic_is_told_by_its_file(tmp_path: Path, head: str, body: str, told: str) -> None:
    with pytest.raises(ContentFault) as fault:
        guide(tmp_path, head, body).topic("sleep")
    assert told in str(fault.value.fields["where"])
    assert "sleep.md" in str(fault.value.fields["where"])


@pytest.mark.parametrize("text", ["", "no head", '---\nonly: "a head"\n', "---\n- a list\n---\n## One\n"])
def test_a_file_without_a_head_is_told(tmp_path: Path, text: str) -> None:
    guide(tmp_path)
    (tmp_path / "guide" / "sleep.md").write_text(text)
    with pytest.raises(ContentFault):
        Guide(tmp_path).topic("sleep")


def test_a_missing_topic_is_a_fault_and_not_an_empty_page(tmp_path: Path) -> None:
    with pytest.raises(ContentFault, match="content_unreadable"):
        guide(tmp_path).topic("mood")


# looking for words


def topic(title: str, body: str, also: str = "") -> str:
    return f'---\ntitle: "{title}"\nsummary: "About it."\nalso: [{also}]\nsources: []\n---\n{body}'


def found(folder: Path, wanted: str) -> list[tuple[str, str]]:
    others = {
        "mood": topic("Mood", "## Worry\n\nSleep is lighter then.\n", '"nights"'),
        "work": topic("Work", "## Breaks\n\nA sleepless week. Ask for a break.\n"),
    }
    return [(hit.topic.id, hit.page.heading) for hit in search(guide(folder, **others), wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("sleep", [("sleep", "One"), ("mood", "Worry"), ("work", "Breaks")]),
        ("SLEEP  lighter", [("mood", "Worry")]),
        ("nights", [("sleep", "One"), ("mood", "Worry")]),
        ("third", [("sleep", "Two")]),
        ("sle", []),
        ("dragon", []),
        ("", []),
        ("?!", []),
    ],
)
def test_the_topics_that_have_every_word_are_found_the_closest_first(
    tmp_path: Path, wanted: str, expected: list[tuple[str, str]]
) -> None:
    assert found(tmp_path, wanted) == expected


# the shipped guide


SHIPPED = Guide(content())
TOPICS = (
    *("kinds-of-pain", "how-pain-works", "treatments", "medicines", "movement", "sleep", "mood"),
    *("alcohol-and-sedatives", "flare-ups", "desk-and-hands", "work-and-money", "clinicians", "finding-care"),
    *("family-and-friends", "sex-and-closeness", "pregnancy-and-age", "for-family", "for-employers"),
)


def test_every_topic_that_was_promised_is_there() -> None:
    assert tuple(SHIPPED.ids) == TOPICS
    assert list(SHIPPED.topics) == list(TOPICS)


def test_what_a_topic_may_be_called_is_no_other_topic_s_name() -> None:
    each = [{name.casefold() for name in (one.id, one.title, *one.also)} for one in SHIPPED.topics.values()]
    names = [name for of_one in each for name in of_one]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("id_", TOPICS)
def test_every_cited_source_is_known(id_: str) -> None:
    assert set(cited(SHIPPED.topic(id_).pages)) <= set(sources(content()))

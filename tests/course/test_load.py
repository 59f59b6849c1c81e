"""Opening a course: a fault in one session leaves the others playable, and nothing in a pack is ever run."""

from contextlib import suppress
from pathlib import Path

import pytest

from cbtpain import paths
from cbtpain.course.load import Course
from cbtpain.course.seal import SEAL, digest_of, seal_text
from cbtpain.course.session import Session
from cbtpain.errors import CONTENT, NOT_THERE, ContentFault, NotThere
from cbtpain.words import files as words
from tests.course.copies import BREATH, BROKEN, FIRST, PLAN, SECOND, SMALL, THOUGHTS, Copy, broken, small

EDGES = sorted(path.stem for path in BROKEN.iterdir())
CUT_SHORT = ('"Your pain is real."', "Your pain is real. # and more")
"""A fault that is in the file alone, and not in what is built from it."""
DANGLING = ('{step: "story", answered: true}', '{step: "gone", answered: true}')
"""A fault that the player would not meet: it takes the check to find it."""


def refusal(copy: Copy, session: str = "first") -> ContentFault:
    with pytest.raises(ContentFault) as caught:
        Course(copy.root).session(session)
    assert caught.value.exit_code == CONTENT
    return caught.value


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """A copy of the small course in the place of the one that came with the program, sealed."""
    copy = small(tmp_path)
    monkeypatch.setattr(paths, "content", lambda: copy.root)
    return seal(copy)


def seal(copy: Copy) -> Copy:
    return copy.write(SEAL, seal_text(copy.root, copy.root.rglob("*.yaml")))


def test_a_session_knows_its_place_in_the_course() -> None:
    course = Course(SMALL)
    found = course.session("second")
    assert (course.title, course.session_ids, course.shipped) == ("A small course", ["first", "second"], False)
    assert (found.course, found.id, found.number, found.sessions) == ("pack:small", "second", 2, 2)
    assert (found.title, found.message, found.digest) == ("Second", "Another thing.", digest_of(SMALL / SECOND))
    assert [prompt.id for prompt in found.prompts][:2] == ["open", "back.times"]


def test_the_digest_of_a_session_moves_with_its_text(tmp_path: Path) -> None:
    before = small(tmp_path)
    digests = {id_: Course(before.root).session(id_).digest for id_ in ("first", "second")}
    after = before.change(FIRST, "Your pain is real.", "It is real.")
    assert Course(after.root).session("first").digest != digests["first"]
    assert Course(after.root).session("second").digest == digests["second"]


@pytest.mark.parametrize("edge", EDGES)
def test_a_broken_session_is_refused_whole_and_the_others_are_played(tmp_path: Path, edge: str) -> None:
    copy = broken(tmp_path, edge)
    fault = refusal(copy)
    assert fault.kind == "pack_unreadable"
    assert fault.fields == {"where": copy.faults()[0], "folder": copy.root}
    assert isinstance(Course(copy.root).session("second"), Session)


@pytest.mark.parametrize("file", [FIRST, BREATH, PLAN])
def test_a_session_with_a_missing_file_is_refused_and_the_others_are_played(tmp_path: Path, file: str) -> None:
    copy = small(tmp_path)
    (copy.root / file).unlink()
    fault = refusal(copy)
    assert (fault.kind, f"there is no file for {file.replace('01-', '')}" in str(fault.fields["where"])) == (
        *("pack_unreadable", True),
    )
    assert Course(copy.root).session("second").number == 2


def test_a_faulty_sheet_stops_the_sessions_that_use_it_alone(tmp_path: Path) -> None:
    copy = small(tmp_path).change(THOUGHTS, 'title: "A thought on paper"', "titel: x")
    assert Course(copy.root).session("first").number == 1
    assert str(refusal(copy, "second").fields["where"]).startswith(f"{THOUGHTS}:1: title: is missing; ")


def test_the_first_five_faults_are_told(tmp_path: Path) -> None:
    steps = "".join(f"  - {{id: a{number}, kind: reading}}\n" for number in range(7))
    copy = small(tmp_path).write(FIRST, f"format_version: 1\nid: first\ntitle: a\nmessage: a\nsteps:\n{steps}")
    assert str(refusal(copy).fields["where"]).split("; ") == copy.faults()[:5]
    assert len(copy.faults()) > 5


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sessions:", "session:", "course.yaml:1: sessions: is missing"),
        ('title: "A small course"\n', "", "course.yaml:1: title: is missing"),
        ('id: "small"\n', "", "course.yaml:1: id: is missing"),
        ('id: "small"', "id: [small]", "course.yaml:2: id: is not a text"),
        ('- "first"', "- {first: 1}", "course.yaml:5: sessions.0: is not a text"),
        ('  - "first"\n  - "second"', "  first", "course.yaml:4: sessions: is not a list"),
        ('  - "first"\n  - "second"', "  []", "course.yaml:4: sessions: needs at least 1"),
        ('title: "A small course"', "title: !x", "course.yaml:3: tags are not read; put the text in quotes"),
        ("format_version: 1", "format_version: 2", "course.yaml:1: format_version 2 is newer"),
    ],
)
def test_a_course_file_that_cannot_be_used_is_told_for_every_question_put_to_it(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    course = Course(small(tmp_path).change("course.yaml", old, new).root)
    for ask in (lambda: course.key, lambda: course.title, lambda: course.session_ids, lambda: course.session("first")):
        with pytest.raises(ContentFault) as caught:
            ask()
        assert caught.value.kind == "pack_unreadable"
        assert str(caught.value.fields["where"]).startswith(told)


def test_a_small_fault_of_the_course_file_keeps_its_sessions_from_being_played(tmp_path: Path) -> None:
    copy = small(tmp_path).change("course.yaml", 'title: "A small course"', 'title: "A"\nauthor: "Ana"')
    assert refusal(copy, "second").fields["where"] == "course.yaml:4: author: is not a key here"


@pytest.mark.parametrize("name", ["gone", "empty", "file", "small/sessions", "n" * 5000, "loop"])
def test_a_folder_that_is_no_course_is_not_there(tmp_path: Path, name: str) -> None:
    small(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(NotThere) as caught:
        Course(tmp_path / name)
    assert (caught.value.kind, caught.value.exit_code) == ("no_such_course", NOT_THERE)
    assert caught.value.fields == {"folder": tmp_path / name}


def test_an_installation_without_its_course_is_a_fault_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "content", lambda: tmp_path)
    with pytest.raises(ContentFault) as caught:
        Course(tmp_path)
    assert caught.value.kind == "no_content"


def test_the_shipped_course_is_known_by_its_folder_however_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(paths.content())
    assert Course(paths.content()).key == Course(tmp_path / "link").key == "cbtpain"


def test_a_pack_never_has_the_key_of_the_shipped_course(tmp_path: Path) -> None:
    copy = small(tmp_path).change("course.yaml", 'id: "small"', 'id: "cbtpain"')
    assert Course(copy.root).key == "pack:cbtpain"
    assert Course(copy.root).session("first").course == "pack:cbtpain"


@pytest.mark.parametrize("file", ["course.yaml", "sources.yaml", FIRST, BREATH, PLAN])
@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.mkdir", "!!python/object/apply:pathlib.Path.mkdir", "!!python/object/new:os.mkdir"],
)
def test_nothing_that_a_file_of_a_pack_names_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, tag: str
) -> None:
    monkeypatch.chdir(tmp_path)
    copy = small(tmp_path)
    copy.write(file, f'{copy.read(file)}extra: {tag} ["made"]\n')
    line = len(copy.read(file).splitlines())
    assert copy.faults() == [f"{file}:{line}: tags are not read; put the text in quotes"]
    for session in ("first", "second"):
        with suppress(ContentFault):
            Course(copy.root).session(session)
    assert [path.name for path in tmp_path.iterdir()] == ["small"]


def test_a_pack_is_checked_before_anything_in_it_is_spelled_out(tmp_path: Path) -> None:
    copy = small(tmp_path).change(THOUGHTS, "most: 2,", "most: 1000000000,")
    assert refusal(copy, "second").fields["where"] == f"{THOUGHTS}:10: repeat.most: is larger than 10"


@pytest.mark.parametrize("fault", [DANGLING, CUT_SHORT])
def test_a_seal_of_a_pack_is_not_believed(tmp_path: Path, fault: tuple[str, str]) -> None:
    copy = seal(small(tmp_path).change(FIRST, *fault))
    assert refusal(copy).kind == "pack_unreadable"


@pytest.mark.parametrize("fault", [DANGLING, CUT_SHORT])
def test_a_sealed_session_of_the_shipped_course_is_played_as_it_stands(shipped: Copy, fault: tuple[str, str]) -> None:
    seal(shipped.change(FIRST, *fault))
    assert Course(shipped.root).session("first").number == 1


@pytest.mark.parametrize("file", [FIRST, BREATH, PLAN, "course.yaml"])
def test_a_file_that_was_changed_since_is_checked_again(shipped: Copy, file: str) -> None:
    seal(shipped.change(FIRST, *DANGLING))
    shipped.write(file, shipped.read(file) + "\n")
    fault = refusal(shipped)
    assert fault.kind == "content_unreadable"
    assert "there is no step gone" in str(fault.fields["where"])


def test_a_fault_of_the_file_alone_that_came_after_the_seal_is_found(shipped: Copy) -> None:
    shipped.change(FIRST, *CUT_SHORT)
    assert words.CUT_SHORT in str(refusal(shipped).fields["where"])


def test_a_session_that_was_changed_and_is_whole_is_played(shipped: Copy) -> None:
    shipped.change(FIRST, "Your pain is real.", "It is real.")
    assert Course(shipped.root).session("first").prompts[0].text == "It is real."


@pytest.mark.parametrize("text", ["", "steps: [\n", "format_version: 1\nsteps: 3\n", "format_version: 1\nsteps: [3]\n"])
def test_a_shipped_session_that_cannot_be_read_is_told_by_its_faults(shipped: Copy, text: str) -> None:
    shipped.write(FIRST, text)
    fault = refusal(shipped)
    assert fault.kind == "content_unreadable"
    assert str(fault.fields["where"]).split("; ") == shipped.faults()[:5]

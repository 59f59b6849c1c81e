"""The format: every kind of step has its keys, and what authors read of it agrees with what is checked."""

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cbtpain.course import expand
from cbtpain.course.models import KINDS, AnyStep, FieldPart, OptionPart
from cbtpain.course.prompt import Form
from cbtpain.course.source import read
from cbtpain.paths import content
from tests.conftest import SOURCE
from tests.course.copies import SMALL

Raw = dict[str, Any]

A, B = {"id": "a", "text": "a"}, {"id": "b", "text": "b"}
RIGHT = [A | {"reply": "yes", "right": "true"}, B | {"reply": "no"}]
NEEDED: dict[str, Raw] = {
    "reading": {"text": "a"},
    "story": {"text": "a"},
    "choose": {"text": "a", "options": [A]},
    "choose-many": {"text": "a", "options": [A]},
    "scale": {"text": "a", "low": "a", "high": "b"},
    "short-text": {"text": "a"},
    "long-text": {"text": "a"},
    "quiz": {"text": "a", "options": RIGHT},
    "exercise": {"exercise": "breath"},
    "notice": {"of": "relax", "better": "a", "same": "b", "worse": "c"},
    "worksheet": {"worksheet": "thoughts"},
    "barrier": {},
    "plan": {},
    "review": {"of": "first", "text": "a", "none": "a", "some": "b", "most": "c", "worse": "d"},
    "checkin": {},
    "close": {"text": "a"},
}
"""Every kind of step, and the least that it says beside its id."""
FURTHER: dict[str, Raw] = {
    "story": {"who": "Ana"},
    "choose": {"own_words": "true", "order_by": "why"},
    "choose-many": {"most": "2", "none": "none", "own_words": "true", "order_by": "why"},
    "exercise": {"text": "a", "version": "gentle", "short": "tiny"},
    "notice": {"text": "a", "labels": {"better": "lighter"}},
    "worksheet": {"text": "a", "fields": ["day"]},
    "barrier": {"text": "a"},
    "plan": {"text": "a", "what": [A], "often": "3"},
    "review": {"unplanned": "a", "skill": "breath"},
    "checkin": {"text": "a"},
}
"""What a kind may say besides."""
COMMON: Raw = {
    "core": "true",
    "safety": "true",
    "title": "a",
    "help": "a",
    "go": "close",
    "sources": ["a-study"],
    "when": {"all": [{"step": "a", "equals": "x"}, {"not": {"fact": "mood", "in": ["x", "y"]}}]},
}
FIELDS: dict[str, Raw] = {
    "pick": {"options": [A]},
    "picks": {"options": [A]},
    "scale": {"low": "a", "high": "b"},
    "number": {"least": "1", "most": "7"},
    **{name: {} for name in ("date", "line", "lines", "show")},
}


def session(*steps: Raw) -> Raw:
    return {"format_version": "1", "id": "first", "title": "a", "message": "a", "steps": list(steps)}


def step(kind: str, **more: Any) -> Raw:
    return {"id": "new", "kind": kind, **NEEDED[kind], **more}


def is_taken(raw: Raw, kind: str = "session") -> bool:
    try:
        KINDS[kind].model_validate(raw)
    except ValidationError:
        return False
    return True


def kinds_of_step() -> list[str]:
    return [get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(AnyStep)[0])]


def authoring(after: str) -> str:
    """The part of the guide for authors that begins with a heading or a table's head."""
    guide = (SOURCE / "docs" / "authoring.md").read_text(encoding="utf-8")
    return guide.partition(after)[2].partition("\n\n")[0]


def rows(table: str) -> dict[str, str]:
    """The first column of a table, with the rest of the row."""
    return dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", table, re.MULTILINE))


def test_every_kind_of_step_is_tried_here() -> None:
    assert kinds_of_step() == list(NEEDED)


def test_every_kind_of_step_is_spelled_out_for_the_player() -> None:
    assert {*expand.FORMS, *expand._KINDS} == set(NEEDED)


@pytest.mark.parametrize("kind", NEEDED)
def test_a_step_is_taken_with_the_least_and_with_all_it_may_say(kind: str) -> None:
    assert is_taken(session(step(kind)))
    assert is_taken(session(step(kind, **FURTHER.get(kind, {}), **COMMON)))


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in NEEDED for key in ("id", *NEEDED[kind])])
def test_a_step_without_a_key_it_needs_is_refused(kind: str, key: str) -> None:
    assert not is_taken(session({name: value for name, value in step(kind).items() if name != key}))


@pytest.mark.parametrize("kind", NEEDED)
def test_a_key_of_another_kind_is_refused(kind: str) -> None:
    own = {"id", "kind", *COMMON, *NEEDED[kind], *FURTHER.get(kind, {})}
    every = {key: value for one in NEEDED for key, value in {**NEEDED[one], **FURTHER.get(one, {})}.items()}
    assert [key for key in every if key not in own and is_taken(session(step(kind, **{key: every[key]})))] == []


@pytest.mark.parametrize("kind", FIELDS)
def test_a_field_needs_what_its_type_needs(kind: str) -> None:
    field = {"id": "new", "type": kind, "text": "a", **FIELDS[kind]}
    sheet = {"format_version": "1", "id": "sheet", "title": "a", "fields": [field]}
    assert is_taken(sheet, "worksheet")
    for key in FIELDS[kind]:
        lacking = {name: value for name, value in field.items() if name != key}
        assert not is_taken({**sheet, "fields": [lacking]}, "worksheet")


def test_every_type_of_field_is_a_form_the_player_knows() -> None:
    types = get_args(FieldPart.model_fields["type"].annotation)
    assert list(types) == list(FIELDS)
    assert [Form(name).value for name in types] == list(types)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_an_id_is_small_letters_digits_and_hyphens(text: str) -> None:
    expected = bool(re.fullmatch(r"[a-z][a-z0-9-]{1,31}", text)) and text not in ("own", "again")
    assert is_taken(session(step("reading", id=text))) == expected


@given(st.from_regex(r"[a-z][a-z0-9-]{1,31}", fullmatch=True))
def test_every_id_of_that_form_is_taken(text: str) -> None:
    assert is_taken(session(step("reading", id=text))) == (text not in ("own", "again"))


@given(st.text(max_size=6) | st.sampled_from(["true", "false", "yes", "no", "on", "1", "True"]))
def test_a_flag_is_true_or_false_and_nothing_like_it(text: str) -> None:
    assert is_taken(session(step("reading", core=text))) == (text in ("true", "false"))


@given(st.text(max_size=6) | st.text("0123456789٣²", min_size=1, max_size=6))
def test_a_whole_number_is_plain_digits(text: str) -> None:
    assert is_taken(session(step("plan", often=text))) == bool(re.fullmatch(r"[0-9]+", text))


def test_a_file_of_the_format_is_never_changed_once_it_is_read() -> None:
    course = KINDS["course"].model_validate(read(SMALL / "course.yaml"))
    with pytest.raises(ValidationError):
        course.id = "other"  # type: ignore[attr-defined]


FILES = [path for root in (SMALL, content()) for path in sorted(root.rglob("*.yaml"))]


@pytest.mark.parametrize("kind", ["session", "exercise", "worksheet"])
def test_every_file_that_is_here_fits_its_kind(kind: str) -> None:
    wrong = [path for path in FILES if path.parent.name == f"{kind}s" and not is_taken(read(path), kind)]
    assert wrong == []


def test_the_guide_for_authors_lists_every_kind_with_its_own_keys() -> None:
    table = rows(authoring("### Kinds\n\n"))
    assert list(table) == list(NEEDED)
    for kind, row in table.items():
        named = set(re.findall(r"`([a-z_]+)`", row.rpartition("|")[2])) - {"right", "reply"}
        assert (kind, named) == (kind, {*NEEDED[kind], *FURTHER.get(kind, {})} - {"text"})


def test_the_guide_for_authors_lists_every_key_of_an_option() -> None:
    table = authoring("| `id`, `text` | needed |\n")
    keys = {field.alias or name for name, field in OptionPart.model_fields.items()}
    assert {"id", "text", *rows(table)} == keys


def test_the_guide_for_authors_lists_every_type_of_field() -> None:
    listed = authoring("Types: ").partition(". `core")[0]
    assert re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", listed)) == list(FIELDS)


def schema_of(kind: str) -> Raw:
    found: Raw = KINDS[kind].model_json_schema(by_alias=True)
    return found


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == "$ref")
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_json_and_refers_to_what_it_holds(kind: str) -> None:
    schema = schema_of(kind)
    assert json.loads(json.dumps(schema)) == schema
    assert {name.removeprefix("#/$defs/") for name in references(schema)} == set(schema.get("$defs", {}))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_refuses_unknown_keys_and_names_the_needed_ones(kind: str) -> None:
    schema = schema_of(kind)
    objects = [schema, *(part for part in schema.get("$defs", {}).values())]
    assert {part["type"] for part in objects} == {"object"}
    assert [part["title"] for part in objects if part["additionalProperties"] is not False] == []
    assert {"format_version", "id", "title"} <= set(schema["required"])


def test_the_schema_of_a_session_knows_the_kinds_of_step_and_their_keys() -> None:
    schema = schema_of("session")
    models = [
        schema["$defs"][one["$ref"].removeprefix("#/$defs/")] for one in schema["properties"]["steps"]["items"]["oneOf"]
    ]
    found = {model["properties"]["kind"]["const"]: model for model in models}
    assert list(found) == list(NEEDED)
    for kind, model in found.items():
        assert set(model["required"]) == {"id", "kind", *NEEDED[kind]}
        assert set(model["properties"]) == {"id", "kind", *NEEDED[kind], *FURTHER.get(kind, {}), *COMMON}


def test_a_schema_takes_the_scalars_an_editor_reads_in_the_file() -> None:
    session_file, worksheet = schema_of("session"), schema_of("worksheet")
    assert session_file["properties"]["format_version"]["const"] == 1
    assert session_file["$defs"]["Reading"]["properties"]["core"]["type"] == "boolean"
    assert worksheet["$defs"]["Repeat"]["properties"]["most"]["type"] == "integer"
    assert set(session_file["$defs"]["NotCondition"]["properties"]) == {"not"}
    assert {"in", "equals", "over"} <= set(session_file["$defs"]["StepCondition"]["properties"])


def test_the_schema_knows_what_a_list_is_ordered_by() -> None:
    session_file, worksheet = schema_of("session"), schema_of("worksheet")
    assert "order_by" in worksheet["$defs"]["FieldPart"]["properties"]
    assert session_file["$defs"]["OptionPart"]["properties"]["for"]["type"] == "array"
    assert "belongs_to" not in session_file["$defs"]["OptionPart"]["properties"]

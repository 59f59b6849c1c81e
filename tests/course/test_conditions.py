"""A condition is taken apart into the comparisons it is made of, and nothing else."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.conditions import fields_in, parts_of

Raw = dict[str, Any]

COMPARISONS: st.SearchStrategy[Raw] = st.builds(
    lambda looked_at, name, value: {looked_at: name, "equals": value},
    st.sampled_from(("step", "field", "fact")),
    *(st.sampled_from("abc"), st.sampled_from("xyz")),
)
CONDITIONS: st.SearchStrategy[Raw] = st.recursive(
    COMPARISONS,
    lambda parts: st.one_of(
        *(
            st.builds(lambda key, inner: {key: inner}, st.just(key), st.lists(parts, min_size=1))
            for key in ("all", "any")
        ),
        st.builds(lambda inner: {"not": inner}, parts),
    ),
    max_leaves=12,
)


def leaves(condition: Any) -> Iterator[Raw]:
    """Every mapping that compares, found by looking through all there is."""
    if isinstance(condition, list):
        for part in condition:
            yield from leaves(part)
    elif "equals" in condition:
        yield condition
    else:
        yield from leaves(next(iter(condition.values())))


def test_no_condition_has_no_parts() -> None:
    assert list(parts_of(None)) == []
    assert list(fields_in(None)) == []


def test_one_comparison_is_its_only_part() -> None:
    assert list(parts_of({"step": "a", "over": "3"})) == [{"step": "a", "over": "3"}]


def test_parts_come_in_the_order_they_stand() -> None:
    one, two, three = ({"fact": name, "equals": "yes"} for name in ("a", "b", "c"))
    assert list(parts_of({"all": [one, {"any": [{"not": two}, three]}]})) == [one, two, three]


def test_fields_are_those_of_the_sheet_alone() -> None:
    when = {
        "all": [{"field": "a", "equals": "x"}, {"step": "b", "equals": "x"}, {"not": {"field": "c.own", "over": "1"}}]
    }
    assert list(fields_in(when)) == ["a", "c.own"]


@given(CONDITIONS)
def test_every_comparison_is_found_however_deep_it_lies(condition: Raw) -> None:
    assert list(parts_of(condition)) == list(leaves(condition))

"""What a worksheet or an exercise says of its own fields is said of the session's prompts where it is used."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.scope import in_scope, scoped

Raw = dict[str, Any]

CONDITION: st.SearchStrategy[Raw] = st.recursive(
    st.sampled_from([{"field": "a", "equals": "x"}, {"step": "b", "over": "1"}, {"fact": "c", "in": ["y"]}]),
    lambda parts: st.one_of(
        st.builds(lambda inner: {"all": inner}, st.lists(parts, min_size=1)),
        st.builds(lambda inner: {"any": inner}, st.lists(parts, min_size=1)),
        st.builds(lambda inner: {"not": inner}, parts),
    ),
    max_leaves=10,
)


@given(CONDITION)
def test_a_field_in_a_condition_becomes_a_step_of_the_session_and_the_rest_stays(condition: Raw) -> None:
    assert repr(in_scope(condition, "new.1")) == repr(condition).replace("'field': 'a'", "'step': 'new.1.a'")


def test_no_condition_has_no_scope() -> None:
    assert in_scope(None, "new") is None


def test_a_slot_of_the_same_sheet_becomes_a_slot_of_the_session() -> None:
    assert scoped("{{.a}} {{b}} {{.c|.d}} {{fact:e}}", "new.1") == "{{new.1.a}} {{b}} {{new.1.c|.d}} {{fact:e}}"

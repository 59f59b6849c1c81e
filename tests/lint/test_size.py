"""What a session asks on its longest way: every count by hand, and the longest way is found among very many."""

from fractions import Fraction

import pytest

from cbtpain.course.instrument import peg
from cbtpain.lint.size import Longest, longest
from cbtpain.measures.session_size import SLOW, USUAL, Size
from cbtpain.paths import content
from tests.play.small import CLOSE, SHELF, Raw, choose, line, reading, scale, session_of

BYE = 1
"""Words of the last screen."""


def sized(*steps: Raw) -> Longest:
    """Of a session of these steps and its last screen, which is one word and one key."""
    return longest(session_of(*steps, CLOSE), SHELF)


def counts(*steps: Raw) -> tuple[int, int, int, int]:
    """Words, keys, typed lines and seconds, without the last screen."""
    found = sized(*steps)
    return found.words - BYE, found.keys - 1, found.lines, found.seconds


# what counts


@pytest.mark.parametrize(
    ("step", "words", "keys", "lines"),
    [
        (reading("one", text="Three words here.", title="And two"), 5, 1, 0),
        (reading("one", text="Three words here.", help="Help is not counted."), 3, 1, 0),
        (reading("one", text="You want {{fact:next_date|a day}}."), 4, 1, 0),
        (scale("mood"), 5, 1, 0),
        (choose("why", "sleep", "work"), 6, 1, 0),
        (choose("why", "sleep", own_words="true"), 4 + 3, 1, 0),
        (line("note"), 3, 1, 1),
        (line("note", kind="long-text"), 3, 1, 1),
    ],
    ids=lambda value: value.get("kind") if isinstance(value, dict) else None,
)
def test_a_prompt_counts_its_screen_a_key_and_a_typed_line(step: Raw, words: int, keys: int, lines: int) -> None:
    assert counts(step) == (words, keys, lines, 0)


def test_a_safety_screen_is_not_counted() -> None:
    assert counts(reading("safe", safety="true"), line("note", safety="true")) == (0, 0, 0, 0)


def test_words_typed_for_a_list_are_a_choice_of_ones_own_and_not_counted() -> None:
    of_own = reading("so", text="Some more words.", when={"step": "why", "equals": "own"})
    assert counts(choose("why", "sleep", own_words="true"), of_own) == (7, 1, 0, 0)


def test_a_list_with_nothing_but_own_words_is_walked_too() -> None:
    never: Raw = {"id": "no", "text": "no", "when": {"fact": "plan_made", "equals": "never"}}
    assert sized(choose("why", never, own_words="true")).lines == 0


def test_the_check_in_counts_the_three_questions_as_they_stand() -> None:
    asked = sum(len(f"{item.text} {item.low} {item.high}".split()) for item in peg(content()).items)
    assert counts({"id": "peg", "kind": "checkin", "text": "Now three questions."}) == (3 + asked, 3, 0, 0)


def test_the_reply_to_what_was_chosen_is_read_and_the_others_are_not() -> None:
    replies = [("a", "One two three."), ("b", "One two three four five.")]
    steps = choose("why", *({"id": id_, "text": id_, "reply": reply} for id_, reply in replies))
    assert counts(steps) == (2 + 2 + 5, 1, 0, 0)


def test_of_choices_kept_under_one_name_one_reply_is_read() -> None:
    options = [{"id": id_, "text": id_, "as": "x", "reply": "One two."} for id_ in ("a", "b")]
    assert counts(choose("why", *options)) == (2 + 2 + 2, 1, 0, 0)


def test_a_timer_counts_the_phases_that_are_done() -> None:
    # 2 + 3 + 4 seconds, and 5 more with the eyes open.
    relax: Raw = {"id": "relax", "kind": "exercise", "exercise": "breath", "core": "true"}
    found = sized(relax)
    assert found.seconds == 14
    assert found.core == Size(found.words, found.keys, 0, 1).minutes(USUAL)


def test_minutes_are_exact_and_those_of_the_longest_way() -> None:
    relax: Raw = {"id": "relax", "kind": "exercise", "exercise": "breath"}
    found = sized(reading("one", text="word " * 99), line("note"), relax)
    size = Size(found.words, found.keys, found.lines, 14)
    assert (found.full, found.slow) == (size.minutes(USUAL), size.minutes(SLOW))
    assert isinstance(found.full, Fraction)


# which way


def test_the_longer_of_two_ways_counts() -> None:
    steps = [
        choose("why", "sleep", {"id": "work", "text": "take work", "go": "after"}),
        *(reading(f"r{number}", text="Two words.") for number in range(3)),
        reading("after", text="Last ones."),
    ]
    assert counts(*steps) == (6 + 3 * 2 + 2, 5, 0, 0)


def test_ways_of_facts_and_of_other_sessions_count_as_well() -> None:
    steps = [
        reading("fact", text="One two.", when={"fact": "practice_share", "over": "60"}),
        reading("none", text="One two three.", when={"fact": "practice_share", "under": "1"}),
        reading("other", text="One.", when={"step": "other/mood", "under": "3"}),
    ]
    assert counts(*steps) == (3 + 1, 2, 0, 0)


def test_words_keys_and_lines_are_each_those_of_their_own_longest_way() -> None:
    words = reading("words", text="word " * 20, when={"step": "way", "equals": "a"})
    keys = [reading(f"k{number}", text="Go.", when={"step": "way", "equals": "b"}) for number in range(4)]
    typed = line("typed", when={"step": "way", "equals": "c"})
    assert counts(choose("way", "a", "b", "c"), words, *keys, typed) == (8 + 20, 5, 1, 0)


def test_the_longest_way_is_found_among_very_many() -> None:
    """Twelve choices, each with one long reply in five: one way in 244 million has them all."""
    short = [{"id": f"o{number}", "text": "no", "reply": "No."} for number in range(4)]
    options = [*short, {"id": "long", "text": "no", "reply": "word " * 30}]
    found = counts(*({**choose(f"c{number}", *options), "text": "Which?"} for number in range(12)))
    assert found == (12 * (1 + 5 + 30), 12, 0, 0)


def test_the_short_path_is_measured_by_itself() -> None:
    steps = [reading("one", core="true", text="Two words."), line("note"), reading("two", text="word " * 50)]
    found = sized(*steps)
    assert found.core == Size(2 + BYE, 2, 0, 0).minutes(USUAL)
    assert (found.lines, found.core_lines) == (1, 0)
    assert sized(line("note", core="true")).core_lines == 1


def test_a_course_is_judged_the_same_every_time() -> None:
    steps = [scale("mood"), reading("low", when={"step": "mood", "under": "3"}), choose("why", "sleep", "work")]
    assert sized(*steps) == sized(*steps)


# the screens


def test_a_screen_is_judged_as_it_was_longest() -> None:
    options = [
        {"id": "a", "text": "one two three", "when": {"step": "mood", "over": "5"}},
        {"id": "b", "text": "one", "when": {"not": {"step": "mood", "over": "5"}}},
        {"id": "c", "text": "one", "when": {"not": {"step": "mood", "over": "5"}}},
    ]
    screens = {prompt.id: prompt for prompt in sized(scale("mood"), choose("why", *options)).screens}
    assert [option.id for option in screens["why"].options] == ["a"]


def test_a_screen_that_is_seen_by_those_who_skip_is_judged_too() -> None:
    steps = [scale("mood"), reading("skipped", when={"step": "mood", "answered": "false"}), choose("why", "sleep")]
    assert [prompt.id for prompt in sized(*steps).screens] == ["mood", "skipped", "why", "close"]

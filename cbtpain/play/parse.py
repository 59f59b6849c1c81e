"""From what a person typed at a prompt to what is kept of it, or a refusal that says what is accepted."""

import re
from collections.abc import Callable
from datetime import date

from cbtpain.course.prompt import Form, Option, Prompt
from cbtpain.errors import Rejected
from cbtpain.play.answer import Value
from cbtpain.play.day import day_of
from cbtpain.play.note import note_of
from cbtpain.play.rating import rating, whole
from cbtpain.records import HIGHEST, LOWEST
from cbtpain.words.numbers import span
from cbtpain.words.play import GOES_ON

LONGEST_LINE = 1_000
"""Characters of one line; a thought, not a file pasted by mistake."""
_A_BEGINNING = 3
_LONGEST_CHOICE = 200
_BETWEEN = re.compile(r"[\s,;+&/]+|\band\b", re.IGNORECASE)


def parse(prompt: Prompt, raw: str, today: date) -> Value:
    """What is kept of an answer. Raises ``Rejected`` for whatever cannot be taken, and nothing else."""
    return _PARSERS[prompt.form](prompt, raw, today)


def _show(prompt: Prompt, raw: str, today: date) -> Value:
    if raw.strip().lower() not in GOES_ON:
        raise Rejected("enter_goes_on")
    return True


def numbered(prompt: Prompt) -> dict[int, Option]:
    """The options by the number that is typed: from 1 on, and 0 for the one that stands last."""
    others = [option for option in prompt.options if not option.zero]
    last = [(0, option) for option in prompt.options if option.zero]
    return dict([*enumerate(others, start=1), *last])


def _pick(prompt: Prompt, raw: str, today: date) -> Value:
    return chosen(prompt, raw).kept


def chosen(prompt: Prompt, raw: str) -> Option:
    """The option that was meant: by its words, its number, or the beginning of its words alone.

    Raises ``Rejected("not_an_option")``.
    """
    said = raw.strip()[:_LONGEST_CHOICE].casefold().rstrip(".")
    same = [option for option in prompt.options if said == _spoken(option)]
    if len(same) == 1:
        return same[0]
    by_number = numbered(prompt)
    try:
        # Before a beginning: "one" is the first, also where another begins with "One breath out".
        return by_number[whole(raw, min(by_number), max(by_number))]
    except (Rejected, KeyError):
        begun = [option for option in prompt.options if said.isalpha() and _spoken(option).startswith(said)]
        if len(begun) == 1 and _is_enough(said, begun[0]):
            return begun[0]
        raise Rejected("not_an_option", numbers=span(by_number)) from None


def _is_enough(said: str, option: Option) -> bool:
    """Three letters, so that a slip of the finger says nothing; ``n`` is enough for No."""
    return len(said) >= _A_BEGINNING or len(_spoken(option)) <= _A_BEGINNING


def _spoken(option: Option) -> str:
    return option.text.casefold().rstrip(".")


def _picks(prompt: Prompt, raw: str, today: date) -> Value:
    by_number = numbered(prompt)
    text = raw.strip()
    # Cut short, "1 10" could become "1 1"; more than that is nobody's choice.
    parts = [part for part in _BETWEEN.split(text) if part] if len(text) <= _LONGEST_CHOICE else []
    refused = Rejected("not_options" if prompt.most > 1 else "not_an_option", numbers=span(by_number), most=prompt.most)
    try:
        picked = [by_number[whole(part, min(by_number), max(by_number))].kept for part in parts]
    except (Rejected, KeyError):
        raise refused from None
    ids = list(dict.fromkeys(picked))
    if "none" in ids and len(ids) > 1:
        raise Rejected("none_with_others", numbers=span(by_number))
    if not ids or len(ids) > prompt.most:
        raise refused
    return list[str](ids)


def _scale(prompt: Prompt, raw: str, today: date) -> Value:
    try:
        return rating(raw)
    except Rejected:
        raise Rejected("not_on_scale") from None


def _number(prompt: Prompt, raw: str, today: date) -> Value:
    text = raw if raw.strip() else prompt.default
    try:
        return whole(text, prompt.least, prompt.most)
    except Rejected:
        raise Rejected("not_a_number", least=prompt.least, most=prompt.most) from None


def _date(prompt: Prompt, raw: str, today: date) -> Value:
    try:
        return day_of(raw, today).isoformat()
    except Rejected:
        raise Rejected("not_a_date") from None


def _line(prompt: Prompt, raw: str, today: date) -> Value:
    return _words(raw, LONGEST_LINE)


def _lines(prompt: Prompt, raw: str, today: date) -> Value:
    return _words(raw, None)


def _words(raw: str, longest: int | None) -> Value:
    """Nothing typed is an answer too: it leaves the words out, and does not come back as skipped."""
    try:
        text = note_of(raw)
    except Rejected as fault:
        raise Rejected(
            "words_unreadable" if fault.kind == "note_unreadable" else "words_too_long",
            limit=longest or fault.fields.get("limit"),
        ) from None
    if longest is not None and len(text) > longest:
        raise Rejected("words_too_long", limit=longest)
    return text


def _version(prompt: Prompt, raw: str, today: date) -> Value:
    """Enter takes the version that is offered; the screen does the exercise with it."""
    if raw.strip().lower() in GOES_ON:
        return prompt.version
    return chosen(prompt, raw).kept


def _checkin(prompt: Prompt, raw: str, today: date) -> Value:
    return True


_PARSERS: dict[Form, Callable[[Prompt, str, date], Value]] = {
    Form.SHOW: _show,
    Form.PICK: _pick,
    Form.PICKS: _picks,
    Form.SCALE: _scale,
    Form.NUMBER: _number,
    Form.DATE: _date,
    Form.LINE: _line,
    Form.LINES: _lines,
    Form.EXERCISE: _version,
    Form.CHECKIN: _checkin,
}


def fits(prompt: Prompt, value: Value) -> bool:
    """Whether a kept value is still one that the prompt takes; a skip always is."""
    if value is None:
        return True
    kept = {option.kept for option in prompt.options}
    match prompt.form:
        case Form.PICK:
            return isinstance(value, str) and value in kept
        case Form.PICKS:
            return isinstance(value, list) and set(value) <= kept
        case Form.SCALE:
            return _is_whole(value, LOWEST, HIGHEST)
        case Form.NUMBER:
            return _is_whole(value, prompt.least, prompt.most)
        case Form.LINE | Form.LINES:
            return isinstance(value, str)
        case Form.DATE:
            return isinstance(value, str) and _is_day(value)
        case Form.EXERCISE:
            return isinstance(value, dict)
        case _:
            return value is True


def _is_whole(value: Value, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_day(text: str) -> bool:
    try:
        return text == date.fromisoformat(text).isoformat()
    except ValueError:
        return False

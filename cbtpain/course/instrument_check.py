"""What is wrong with a questionnaire's file, in plain code: the check-in reads the PEG, and pydantic costs 0.2 s.

Fails closed: a key that is not known here is refused, so that a slip never changes a score.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import category

from cbtpain.words import instruments as words

Place = tuple[int | str, ...]
Wrong = tuple[Place, str]
Check = Callable[[Any], str]
"""What is wrong with a value; empty where nothing is."""

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_ID = re.compile(r"[a-z][a-z0-9-]{1,31}")
_WHOLE = re.compile(r"[0-9]{1,4}")
_SUICIDE = re.compile(
    r"suicid|better off dead|wish.{0,20}dead|(hurt|harm|kill)(ing)? (your|my)self"
    r"|(end|take|ending|taking) (your|my) (own )?life|end(ing)? it all|(not|never) wak(e|ing) up",
    re.IGNORECASE,
)
_OPEN = r"to[ -]?do|tb[acd]|fix ?me|x{2,}|fill[ -]?in|(to be )?filled in|place ?holder|pending|lorem ipsum.*"
_PLACEHOLDER = re.compile(_OPEN, re.IGNORECASE | re.DOTALL)
"""What is written where something is to be filled in later."""
_NO_GRANT = re.compile(
    rf"{_OPEN}|n[./ ]*a|no(ne|t applicable|t needed)?|nil|null|unknown|yes|true|false|0+", re.IGNORECASE
)
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the order of what follows round: what is read is then not what stands there."""
MONTHS = ("0", "3", "6", "12")
DIRECTIONS = ("lower_better", "higher_better")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return words.NOT_A_TEXT
    return _hidden(value) or _filled_in(value, _PLACEHOLDER)


def _hidden(text: str) -> str:
    """Whether a letter of it drives a terminal or turns the text round."""
    found = next((one for one in text if one in _TURNS or (category(one) == "Cc" and one not in "\n\t")), "")
    return found and words.HIDDEN.format(code=f"U+{ord(found):04X}")


def _filled_in(text: str, placeholder: re.Pattern[str]) -> str:
    """Letters and digits are what counts: ``-``, ``…`` and ``???`` say nothing, and ``<TODO>`` is a TODO."""
    bare = _AROUND.sub("", _seen(text))
    return words.EMPTY if not bare else words.PLACEHOLDER if placeholder.fullmatch(bare) else ""


def _seen(text: str) -> str:
    """What the eye sees of a text: without marks that have no width."""
    return "".join(letter for letter in text if category(letter) != "Cf")


def _may_be_empty(value: Any) -> str:
    return words.NOT_A_TEXT if not (value is None or isinstance(value, str)) else _hidden(value or "")


def _id(value: Any) -> str:
    return "" if isinstance(value, str) and _ID.fullmatch(value) else words.NOT_AN_ID


def _whole(value: Any) -> str:
    return "" if isinstance(value, str) and _WHOLE.fullmatch(value) else words.NOT_WHOLE


def _flag(value: Any) -> str:
    return "" if value in ("true", "false") else words.NOT_A_FLAG


def _range(value: Any) -> str:
    is_pair = isinstance(value, list) and len(value) == 2 and not any(_whole(end) for end in value)
    return "" if is_pair and int(value[0]) < int(value[1]) else words.NOT_A_RANGE


def _list(value: Any) -> str:
    return "" if isinstance(value, list) else words.NOT_A_LIST


def _mapping(value: Any) -> str:
    return "" if isinstance(value, dict) else words.NOT_A_MAPPING


def _one_of(*known: str) -> Check:
    return lambda value: "" if value in known else words.NOT_ONE_OF.format(known=", ".join(known))


def _months(value: Any) -> str:
    known = isinstance(value, list) and all(month in MONTHS for month in value)
    return "" if known else words.NOT_ONE_OF.format(known=", ".join(MONTHS))


Keys = Mapping[str, Check]
_NEEDED: Keys = {
    "format_version": _text,
    "id": _id,
    "version": _text,
    "title": _text,
    "recall": _text,
    "range": _range,
    "direction": _one_of(*DIRECTIONS),
    "notice": _text,
    "licence": _mapping,
    "schedule": _months,
    "scores": _list,
    "items": _list,
}
_ALLOWED: Keys = {
    "source": _text,
    "label": _text,
    "stem": _text,
    "loinc": _text,
    "answer_list": _text,
    "repeat": _whole,
    "options": _list,
    "override": _flag,
}
_LICENCE: Keys = {"holder": _text, "requires_grant": _flag}
_LICENCE_ALLOWED: Keys = {"grant_ref": _may_be_empty}
_ITEM: Keys = {"id": _id, "text": _text, "help": _may_be_empty}
_ITEM_ALLOWED: Keys = {
    "low": _may_be_empty,
    "high": _may_be_empty,
    "form": _one_of("rating", "line"),
    "needs": _id,
    "recall": _text,
    "direction": _one_of(*DIRECTIONS),
    "group": _id,
    "loinc": _text,
}
_SCORE: Keys = {"id": _id, "method": _one_of("sum", "mean"), "min_answered": _whole, "range": _range}
_SCORE_ALLOWED: Keys = {
    "groups": _list,
    "min_of_each": _whole,
    "combine": _one_of("items", "groups"),
    "panel": _text,
    "loinc": _text,
}
_OPTION: Keys = {"value": _whole, "text": _text}
_OPTION_ALLOWED: Keys = {"loinc": _text}


def wrong(raw: Mapping[str, Any]) -> list[Wrong]:
    """Everything that is wrong, in the order of the file's keys; first its form, then what its parts say together."""
    found = list(_keys((), raw, _NEEDED, _ALLOWED))
    found += _keys(("licence",), raw.get("licence"), _LICENCE, _LICENCE_ALLOWED)
    for key, needed, allowed in (
        ("items", _ITEM, _ITEM_ALLOWED),
        ("scores", _SCORE, _SCORE_ALLOWED),
        ("options", _OPTION, _OPTION_ALLOWED),
    ):
        for number, part in enumerate(_parts(raw, key)):
            found += [((key, number), _mapping(part))] if _mapping(part) else []
            found += _keys((key, number), part, needed, allowed)
    found += _grant(raw)
    return found or [*_items_together(raw), *_scores_together(raw), *_options_together(raw)]


def spoken(raw: Any, place: Sequence[int | str]) -> str:
    """``items.worst.text``: an entry of a list by its id where it has one."""
    said: list[str] = []
    for part in place:
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            raw = None
        named = raw.get("id") if isinstance(part, int) and isinstance(raw, dict) else None
        said.append(named if isinstance(named, str) else str(part))
    return ".".join(said)


def _parts(raw: Mapping[str, Any], key: str) -> list[Any]:
    found = raw.get(key)
    return found if isinstance(found, list) else []


def _keys(place: Place, part: Any, needed: Keys, allowed: Keys) -> Iterator[Wrong]:
    if not isinstance(part, dict):
        return
    for key in needed:
        if key not in part:
            yield (*place, key), words.MISSING
    for key, value in part.items():
        check = needed.get(key) or allowed.get(key)
        what = check(value) if check else words.UNKNOWN_KEY
        if what:
            yield (*place, key), words.EMPTY_LICENSED if what == words.EMPTY and place[:1] == ("items",) else what


def _grant(raw: Mapping[str, Any]) -> Iterator[Wrong]:
    licence = raw.get("licence")
    if not isinstance(licence, dict) or licence.get("requires_grant") != "true":
        return
    what = _filled_in(str(licence.get("grant_ref") or ""), _NO_GRANT)
    if what:
        yield ("licence", "grant_ref"), words.NO_GRANT if what == words.EMPTY else words.NO_SUCH_GRANT


def _items_together(raw: Mapping[str, Any]) -> Iterator[Wrong]:
    before: set[str] = set()
    if not raw["items"]:
        yield ("items",), words.EMPTY
    for number, item in enumerate(raw["items"]):
        here: Place = ("items", number)
        if item["id"] in before:
            yield (*here, "id"), words.ID_TWICE.format(id=item["id"])
        if item.get("needs", "") and item["needs"] not in before:
            yield (*here, "needs"), words.NO_NEED.format(id=item["needs"])
        before.add(item["id"])
        has_ends = bool(item.get("low")) and bool(item.get("high"))
        if item.get("form") != "line" and not has_ends and not raw.get("options"):
            yield here, words.NEEDS_ENDS
        asked = [raw.get("stem", ""), *(item.get(key, "") for key in ("text", "low", "high"))]
        if _SUICIDE.search(_seen(" ".join(map(str, asked)))):
            yield (*here, "text"), words.NO_SUICIDE_ITEM


def _scores_together(raw: Mapping[str, Any]) -> Iterator[Wrong]:
    groups = [item.get("group") for item in raw["items"]]
    seen: set[str] = set()
    for number, score in enumerate(raw["scores"]):
        here: Place = ("scores", number)
        if score["id"] in seen:
            yield (*here, "id"), words.ID_TWICE.format(id=score["id"])
        seen.add(score["id"])
        wanted = score.get("groups") or []
        unknown = [group for group in wanted if group not in groups]
        for group in unknown:
            yield (*here, "groups"), words.NO_GROUP.format(group=group)
        count = sum(group in wanted for group in groups) if wanted else len(groups)
        least = int(score["min_answered"])
        if not unknown and least > count:
            yield (*here, "min_answered"), words.TOO_MANY.format(count=count)
        elif not unknown and score["method"] == "sum" and least < count:
            yield (*here, "min_answered"), words.WHOLE_SUM.format(count=count)


def _options_together(raw: Mapping[str, Any]) -> Iterator[Wrong]:
    least, most = (int(end) for end in raw["range"])
    seen: set[str] = set()
    for number, option in enumerate(_parts(raw, "options")):
        here: Place = ("options", number, "value")
        if not least <= int(option["value"]) <= most:
            yield here, words.OUT_OF_RANGE.format(least=least, most=most)
        if option["value"] in seen:
            yield here, words.ID_TWICE.format(id=option["value"])
        seen.add(option["value"])

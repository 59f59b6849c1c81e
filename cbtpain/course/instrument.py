"""Questionnaires as files word them: read, judged (``course.instrument_check``), and made into records.

The shipped ones lie in ``content/instruments``; what somebody has a licence for is dropped in
(``course.instrument_packs``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cbtpain.course.fault import Fault
from cbtpain.course.instrument_check import spoken, wrong
from cbtpain.course.seal import digest_of
from cbtpain.course.source import line_of, read_marked
from cbtpain.errors import ContentFault
from cbtpain.words import instruments as words

INSTRUMENTS = "instruments"
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to pick; ``value`` is what is kept and scored."""

    value: int
    text: str
    loinc: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question: its words, its range of whole numbers and what the ends mean, or answers to pick.

    ``form`` is ``rating``, or ``line`` for a person's own words. An item with ``needs`` is
    asked where that one was answered.
    """

    id: str
    text: str
    low: str
    high: str
    help: str
    least: int = 0
    most: int = 10
    form: str = "rating"
    needs: str = ""
    recall: str = ""
    direction: str = "lower_better"
    group: str = ""
    loinc: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How a score is taken: a ``measures.scores.Rule``. ``parts`` are item ids, group by group."""

    id: str
    method: str
    parts: tuple[tuple[str, ...], ...]
    min_answered: int
    min_of_each: int
    combine: str
    least: int
    most: int
    panel: str = ""
    loinc: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire with the notice its wording stands under.

    ``digest`` is the SHA-256 of its file, which is kept with every answer; ``schedule`` the
    months it is asked at; ``repeat`` how many times its items are put, one set a thing named.
    """

    id: str
    version: str
    title: str
    recall: str
    source: str
    notice: str
    items: tuple[Item, ...]
    digest: str
    label: str = ""
    stem: str = ""
    loinc: str = ""
    answer_list: str = ""
    direction: str = "lower_better"
    schedule: tuple[int, ...] = ()
    repeat: int = 1
    scores: tuple[Score, ...] = ()
    override: bool = False


def peg(content: Path) -> Instrument:
    """The PEG, word for word (Krebs et al. 2009). Raises ``ContentFault``."""
    return read_instrument(content / INSTRUMENTS / "peg.yaml")


def shipped(content: Path) -> dict[str, Instrument]:
    """All that came with the program, by id. Raises ``ContentFault`` for the first that cannot be used."""
    found = (read_instrument(path) for path in instrument_files(content))
    return {instrument.id: instrument for instrument in found}


def instrument_files(content: Path) -> list[Path]:
    """The files of a folder; the templates one level below are none."""
    return sorted((content / INSTRUMENTS).glob("*.yaml"))


def read_instrument(path: Path) -> Instrument:
    """Raises ``ContentFault`` with every fault of the file."""
    faults, raw = faults_of(path)
    if faults:
        raise ContentFault("content_unreadable", where="; ".join(map(str, faults)), faults=faults)
    return built(raw, digest_of(path))


def faults_of(path: Path) -> tuple[list[Fault], Raw]:
    """Everything that is wrong with a file, and what it holds (nothing, where it cannot be read)."""
    try:
        raw, node = read_marked(path)
    except ContentFault as fault:
        found = fault.fields.get("faults", [])
        return [one for one in found if isinstance(one, Fault)] if isinstance(found, list) else [], {}
    found = [Fault(path.name, line_of(node, place), spoken(raw, place), what) for place, what in wrong(raw)]
    return found, raw


def faults_of_instruments(root: Path, sources: Mapping[str, Any] | None) -> list[Fault]:
    """What is wrong with the instruments of a course; ``sources`` None: its sources.yaml cannot be read."""
    return [
        one._replace(file=f"{INSTRUMENTS}/{path.name}")
        for path in instrument_files(root)
        for one in _shipped_faults(path, sources)
    ]


def _shipped_faults(path: Path, sources: Mapping[str, Any] | None) -> list[Fault]:
    found, raw = faults_of(path)
    # As the wording of every file: an id is also the name it is looked for by.
    from_name, source = raw.get("id"), raw.get("source")
    if isinstance(from_name, str) and from_name != path.stem:
        found.append(Fault(path.name, 1, "id", words.OTHER_NAME.format(found=from_name, expected=path.stem)))
    if source and sources is not None and source not in sources:
        found.append(Fault(path.name, 1, "source", words.NO_SUCH_SOURCE.format(key=source)))
    return found


def built(raw: Raw, digest: str) -> Instrument:
    """The record of what a file without fault holds."""
    return Instrument(
        **{key: raw[key] for key in ("id", "version", "title", "recall", "notice")},
        **{key: raw.get(key, "") for key in ("source", "label", "stem", "loinc", "answer_list")},
        items=tuple(_item(raw, item) for item in raw["items"]),
        digest=digest,
        direction=raw["direction"],
        schedule=tuple(int(month) for month in raw["schedule"]),
        repeat=int(raw.get("repeat", "1")),
        scores=tuple(_score(raw, score) for score in raw["scores"]),
        override=raw.get("override") == "true",
    )


def _item(raw: Raw, item: Raw) -> Item:
    least, most = (int(end) for end in raw["range"])
    form = item.get("form", "rating")
    choices = raw.get("options", ()) if form == "rating" else ()
    return Item(
        **{key: item.get(key, "") for key in ("id", "text", "low", "high", "help", "needs", "group", "loinc")},
        least=least,
        most=most,
        form=form,
        recall=item.get("recall") or raw["recall"],
        direction=item.get("direction") or raw["direction"],
        choices=tuple(Choice(int(one["value"]), one["text"], one.get("loinc", "")) for one in choices),
    )


def _score(raw: Raw, score: Raw) -> Score:
    least, most = (int(end) for end in score["range"])
    groups = score.get("groups")
    parts = [[item["id"] for item in raw["items"] if item.get("group") == group] for group in groups or ()]
    every = [item["id"] for item in raw["items"]]
    return Score(
        id=score["id"],
        method=score["method"],
        parts=tuple(map(tuple, parts or [every])),
        min_answered=int(score["min_answered"]),
        min_of_each=int(score.get("min_of_each", "1")),
        combine=score.get("combine", "items"),
        least=least,
        most=most,
        panel=score.get("panel", ""),
        loinc=score.get("loinc", ""),
    )

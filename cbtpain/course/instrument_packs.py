"""Questionnaires that somebody with a licence has dropped into the person's own folder."""

from pathlib import Path
from typing import NamedTuple

from cbtpain.course.fault import Fault
from cbtpain.course.instrument import INSTRUMENTS, Instrument, faults_of, instrument_files, read_instrument, shipped
from cbtpain.words import instruments as words

RESTED_ON = ("peg", "phq-4", "own-activities")
"""Their items are known to the program: the trend, the words after a heavy answer, the names that come back."""


class Instruments(NamedTuple):
    """All that can be asked, by id, and what is wrong with packs that cannot."""

    by_id: dict[str, Instrument]
    packs: tuple[str, ...]
    faults: tuple[Fault, ...]


def instruments(content: Path, home: Path) -> Instruments:
    """The shipped ones, then the packs; a pack that is not whole is left out and told of.

    Raises ``ContentFault`` where a shipped one cannot be used.
    """
    by_id = shipped(content)
    ours = set(by_id)
    packs: dict[str, str] = {}
    faults: list[Fault] = []
    for path in instrument_files(home):
        wrong = _faults(path, ours, packs)
        faults += [one._replace(file=f"{INSTRUMENTS}/{path.name}") for one in wrong]
        if not wrong:
            found = read_instrument(path)
            by_id[found.id] = found
            packs[found.id] = path.name
    return Instruments(by_id, tuple(packs), tuple(faults))


def _faults(path: Path, ours: set[str], packs: dict[str, str]) -> list[Fault]:
    found, raw = faults_of(path)
    if found:
        return found
    id_ = str(raw["id"])
    if id_ in RESTED_ON:
        return [Fault(path.name, 1, "id", words.NEVER_TAKEN.format(id=id_))]
    if id_ in packs:
        return [Fault(path.name, 1, "id", words.TAKEN_TWICE.format(id=id_, file=packs[id_]))]
    if id_ in ours and raw.get("override") != "true":
        return [Fault(path.name, 1, "id", words.TAKEN.format(id=id_))]
    return []

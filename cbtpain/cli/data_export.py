"""``cbtpain data export``: the diary read in one go, put into a form, and written or printed."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cbtpain.cli.data_forms import Files, csv_files, fhir_bundle, redcap_files
from cbtpain.cli.services import Services
from cbtpain.cli.settings_known import known_settings
from cbtpain.cli.target import target
from cbtpain.errors import Rejected
from cbtpain.report.export_json import Head, pieces
from cbtpain.store import folder
from cbtpain.store.private_file import write_private
from cbtpain.store.settings import all_settings
from cbtpain.store.whole import reading_whole
from cbtpain.version import VERSION
from cbtpain.words import data as words

PRINT = "-"
_PSEUDONYM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,49}")


class Asked(NamedTuple):
    """What was asked for: the form, where to ("" for a dated name here, "-" to print), and whose it is."""

    form: str
    to: str
    participant: str
    replace: bool
    notes: bool


def export_data(services: Services, asked: Asked) -> None:
    """Write it, and say where and what it holds. Raises ``Rejected`` or ``StoreFault``."""
    if not _PSEUDONYM.fullmatch(asked.participant):
        raise Rejected("bad_participant")
    if asked.form not in _FORMS:
        raise Rejected("no_such_form")
    _FORMS[asked.form](services, asked)


def _export_whole(services: Services, asked: Asked) -> None:
    _hand_out(services, asked, "cbtpain-export-{today}.json", _whole(services))
    if asked.to != PRINT:
        services.out().say(words.WHAT_IT_HOLDS)


def _whole(services: Services) -> Iterator[str]:
    with reading_whole(services.home) as diary:
        kept = known_settings(all_settings(services.home))
        head = Head(VERSION, diary.version, services.clock.now().at_utc, kept)
        yield from pieces(head, ((table, diary.rows(table)) for table in diary.tables))


def _export_csv(services: Services, asked: Asked) -> None:
    files = csv_files(services, asked.participant, notes=asked.notes)
    _hand_out_all(services, asked, "cbtpain-csv-{today}", files)
    services.out().say(words.WITH_NOTES if asked.notes else words.WITHOUT_NOTES)


def _export_fhir(services: Services, asked: Asked) -> None:
    _hand_out(services, asked, "cbtpain-fhir-{today}.json", fhir_bundle(services, asked.participant))
    if asked.to != PRINT:
        services.out().say(words.WITHOUT_NOTES)


def _export_redcap(services: Services, asked: Asked) -> None:
    _hand_out_all(services, asked, "cbtpain-redcap-{today}", redcap_files(services, asked.participant))
    services.out().say(words.WITHOUT_NOTES)


_FORMS: dict[str, Callable[[Services, Asked], None]] = {
    "json": _export_whole,
    "csv": _export_csv,
    "fhir": _export_fhir,
    "redcap": _export_redcap,
}


def _hand_out(services: Services, asked: Asked, name: str, text: Iterable[str]) -> None:
    """One file, or the same printed."""
    if asked.to == PRINT:
        print_pieces(services, text)
        return
    path = _path(services, asked, name)
    write_private(path, text, replace=asked.replace)
    services.out().say(words.WRITTEN.format(path=path))


def _hand_out_all(services: Services, asked: Asked, name: str, files: Files) -> None:
    """Files in a folder, made for one login if it is not there. Raises ``Rejected``; nothing was written then."""
    if asked.to == PRINT:
        raise Rejected("a_folder_is_needed")
    into = _path(services, asked, name)
    paths = {into / file: text for file, text in files.items()}
    if not asked.replace:
        _refuse_what_is_there(paths)
    try:
        folder.make(into)
    except OSError:
        raise Rejected("file_unwritable", path=into) from None
    for path, text in paths.items():
        write_private(path, text, replace=asked.replace)
        services.out().say(words.WRITTEN.format(path=path))


def _refuse_what_is_there(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.exists():
            raise Rejected("file_is_there", path=path)


def _path(services: Services, asked: Asked, name: str) -> Path:
    today = services.clock.now().local_date.isoformat()
    return target(services, asked.to or name.format(today=today))


def print_pieces(services: Services, text: Iterable[str]) -> None:
    """UTF-8 whatever the terminal's letters are: a letter that was replaced could not be brought back."""
    raw = getattr(services.stdout, "buffer", None)
    for piece in text:
        if raw is None:
            services.stdout.write(piece)
        else:
            raw.write(piece.encode())
    (raw or services.stdout).flush()

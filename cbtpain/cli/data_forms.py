"""The ratings in forms for other programs: what each form reads, and the files it makes of it.

Each reads one state of the diary, whoever writes in it meanwhile.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cbtpain import paths
from cbtpain.cli.services import Services
from cbtpain.course.instrument import peg, shipped
from cbtpain.course.instrument_packs import instruments
from cbtpain.measures.milestones import milestones_so_far
from cbtpain.measures.trend import trend
from cbtpain.records import Checkin, Quick
from cbtpain.report import redcap
from cbtpain.report.entries_csv import entries
from cbtpain.report.fhir import Authored, Given, bundle
from cbtpain.report.fhir_sets import Known, sittings
from cbtpain.report.labels import QUICK_ID, Labels
from cbtpain.report.scores_csv import scores
from cbtpain.store.snapshot import Snapshot, snapshot

Files = dict[str, str]
"""The text of each file of a form, by its name."""


class Standing(NamedTuple):
    """What stands now of the ratings, oldest first."""

    checkins: list[Checkin]
    quicks: list[Quick]


def csv_files(services: Services, participant: str, *, notes: bool) -> Files:
    """``entries.csv`` and ``scores.csv``. Raises ``StoreFault``."""
    labels = labels_of()
    with snapshot(services.home) as diary:
        long = "".join(entries(participant, diary.rows.rows, labels, notes=notes))
        found = standing(diary)
        wide = "".join(scores(participant, labels, found.checkins, found.quicks, diary.old))
    return {"entries.csv": long, "scores.csv": wide}


def fhir_bundle(services: Services, participant: str) -> Iterator[str]:
    """The bundle in pieces. Raises ``StoreFault``."""
    now = services.clock.now()
    form = peg(paths.content())
    found = instruments(paths.content(), services.home)
    with snapshot(services.home) as diary:
        stands = standing(diary)
        sat = sittings(diary.rows.rows("assessment"), diary.rows.rows("assessment_answer"))
        given = Given(
            checkins=stands.checkins,
            quicks=stands.quicks,
            old=diary.old,
            trend=trend(diary.checkins, now.local_date),
            authored=_authored(diary, form.id),
            sat=sat,
            known=Known(found.by_id, found.packs),
        )
        yield from bundle(participant, now.at_utc, form, given)


def _authored(diary: Snapshot, peg_id: str) -> Authored:
    return {
        (form, str(row["occurred_on"]), int(row["revision"] or 0)): str(row["at_utc"])
        for form, table in ((peg_id, "checkin"), (QUICK_ID, "quick"))
        for row in diary.rows.rows(table)
    }


def redcap_files(services: Services, participant: str) -> Files:
    """``dictionary.csv`` and ``rows.csv``. Raises ``StoreFault``."""
    form = peg(paths.content())
    with snapshot(services.home) as diary:
        found = trend(diary.checkins, services.clock.now().local_date)
        marks = milestones_so_far(found, diary.checkins, diary.sets)
        stands = standing(diary)
        text = "".join(redcap.rows(participant, form, stands.checkins, (stands.quicks, diary.old), marks))
    return {"dictionary.csv": "".join(redcap.dictionary(form)), "rows.csv": text}


def labels_of() -> Labels:
    """The names that the questionnaires go by in every form."""
    found = peg(paths.content())
    return Labels(f"{found.id}@{found.version}", {one.id: one.label for one in shipped(paths.content()).values()})


def standing(diary: Snapshot) -> Standing:
    """The check-ins and the quick check-ins as they stand."""
    return Standing(diary.checkins.checkins(), diary.quicks.between(date.min, date.max))

"""``cbtpain progress``: read the ratings, build the trend, place it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.measures.steps import due_on, next_step
from cbtpain.measures.trend import Trend, trend
from cbtpain.records import Checkin
from cbtpain.store import fast
from cbtpain.words import commands as help_words

if TYPE_CHECKING:
    from cbtpain.measures.milestones import MilestoneSoFar
    from cbtpain.measures.quick import QuickTrack

YEAR = timedelta(days=365)


def progress(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=help_words.AS_JSON)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
    whole: Annotated[bool, typer.Option("--all", help=help_words.ALL)] = False,
    ascii_only: Annotated[bool, typer.Option("--ascii", help=help_words.ASCII)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    show_progress(services, as_json=as_json, whole=whole, ascii_only=ascii_only)


def show_progress(services: Services, *, as_json: bool = False, whole: bool = False, ascii_only: bool = False) -> None:
    """Print it, for the eye or for programs. Raises ``StoreFault``."""
    # About 4 ms that every other command does without.
    from cbtpain.cli.quick_track import track_now
    from cbtpain.measures.milestones import milestones_so_far
    from cbtpain.store.fast_assessments import assessments

    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        found = trend(diary, today)
        first = date.min if whole or as_json else max(year_before(found.as_of), found.set_anew_on or date.min)
        checkins = diary.checkins(first)
        last_on = diary.last_on()
        marks = milestones_so_far(found, diary, assessments(services.home))
    track = track_now(services)
    if as_json:
        _print_json(services, found, checkins, track, marks)
        return
    # About 14 ms that --json does without.
    from cbtpain.cli.beside import beside_ratings
    from cbtpain.screen.progress import show
    from cbtpain.screen.quick import track_lines

    out = services.out(ascii_only=ascii_only)
    step = next_step(found, due_on(last_on, today))
    beside = beside_ratings(services, found, checkins)._replace(more=track_lines(track), marks=marks)
    show(out, found, step, checkins, whole=whole, beside=beside)


def year_before(as_of: date) -> date:
    """The first day of the 12 months that are shown."""
    return as_of - YEAR if as_of - date.min > YEAR else date.min


def _print_json(
    services: Services, found: Trend, checkins: list[Checkin], track: "QuickTrack", marks: "list[MilestoneSoFar]"
) -> None:
    # json and YAML together cost 15-20 ms, which the screen does without.
    from cbtpain.cli.session_past import runs_of
    from cbtpain.course.load import Course
    from cbtpain.measures.flares import flare_days
    from cbtpain.measures.life import items_so_far
    from cbtpain.measures.practice import skills_so_far
    from cbtpain.measures.sessions import sessions_so_far
    from cbtpain.report.json_text import json_text
    from cbtpain.report.progress_json import document
    from cbtpain.store.fast_flares import flares
    from cbtpain.store.fast_life import life
    from cbtpain.store.fast_practices import practices

    course = Course(services.course_folder)
    sessions = sessions_so_far(course.session_ids, runs_of(services, course.key))
    practised = skills_so_far(practices(services.home, course.key))
    items = items_so_far(life(services.home, course.key), found.set_anew_on)
    known = flares(services.home)
    marked = sorted(flare_days(known, min((one.begun_on for one in known), default=found.as_of), found.as_of))
    services.out().raw(json_text(document(found, checkins, sessions, practised, track, marks, items, marked)))

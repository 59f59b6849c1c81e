"""Writing the calendar file, and saying what the machine itself could do."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.cli.target import target
from cbtpain.errors import Rejected
from cbtpain.measures.reminding import Weekly, boosters_ahead, first_time
from cbtpain.paths import HOME_VARIABLE
from cbtpain.play.week_time import time_of, weekday_of
from cbtpain.remind import crontab, lines
from cbtpain.remind.calendar import Times, calendar
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.private_file import write_private
from cbtpain.store.settings import REMIND_ON, REMIND_TITLE, remember, setting
from cbtpain.words import remind as words
from cbtpain.words.numbers import week_day

_SHIPPED = "cbtpain"
_USUAL = Weekly(0, time(18, 0))
_LONGEST_TITLE = 60


class Wish(NamedTuple):
    """When, and under which name."""

    weekly: Weekly
    title: str


class Where(NamedTuple):
    """What is written, and how much is said."""

    to: str | None
    replace: bool
    weeks: int
    every: bool


def wish_of(services: Services, *, on: str | None, at: str | None, title: str | None) -> Wish:
    """What was asked for, else what was last chosen, else Monday at 18:00. Raises ``Rejected``."""
    known = _known(services)
    weekly = Weekly(
        known.weekday if on is None else weekday_of(on),
        known.at if at is None else time_of(at),
    )
    named = " ".join((title if title is not None else setting(services.home, REMIND_TITLE) or words.TITLE).split())
    if len(named) > _LONGEST_TITLE:
        raise Rejected("title_too_long", most=_LONGEST_TITLE)
    return Wish(weekly, named or words.TITLE)


def _known(services: Services) -> Weekly:
    day, _, at = (setting(services.home, REMIND_ON) or "").partition(" ")
    try:
        return Weekly(int(day) % len(words.DAYS), time_of(at))
    except (ValueError, Rejected):
        return _USUAL


def write(services: Services, wish: Wish, where: Where) -> None:
    """The file, then the lines. Raises ``Rejected`` and ``StoreFault``."""
    now = services.clock.now()
    days = _boosters(services, now.local_date)
    path = target(services, where.to or words.FILE)
    made = calendar(Times(wish.title, first_time(wish.weekly, now.local), where.weeks, days), now.utc)
    out = services.out()
    try:
        write_private(path, made.decode(), replace=where.replace)
    except Rejected as fault:
        # The lines are wanted all the same; a file that was named is another matter.
        if fault.kind != "file_is_there" or where.to is not None:
            raise
        out.say(words.STANDS.format(path=path))
    else:
        day = words.DAYS[wish.weekly.weekday]
        out.say(words.WRITTEN.format(path=path, day=day, at=_at(wish), weeks=where.weeks, title=wish.title))
    _remember(services, wish)
    named = words.LISTED.join(week_day(day) for day in days)
    out.say(words.BOOSTERS.format(days=named) if days else words.NO_BOOSTERS, words.OPEN_IT, words.CANNOT_SILENCE)
    out.say("", words.OR)
    for heading, lines_ in _ways(services.environ, wish, every=where.every):
        out.say("", heading, "")
        out.raw(f"{lines_}\n")
    out.say("", words.NOTICE)


def change_crontab(services: Services, wish: Wish, *, put: bool) -> None:
    """Raises ``Rejected`` and ``StoreFault``."""
    out = services.out()
    if put:
        crontab.put(lines.cron(wish.weekly, command(services.environ)), services.environ)
        _remember(services, wish)
        out.say(words.PUT.format(day=words.DAYS[wish.weekly.weekday], at=_at(wish)))
    else:
        out.say(words.TAKEN_OUT if crontab.take_out(services.environ) else words.NOT_THERE)


def command(environ: Mapping[str, str]) -> list[str]:
    """What a scheduler calls, by its whole path; a folder of one's own for the diary goes with it."""
    program = shutil.which(sys.argv[0]) if Path(sys.argv[0]).stem == "cbtpain" else None
    called = [os.path.realpath(program)] if program else [sys.executable, "-m", "cbtpain"]
    # The Windows scheduler has the person's own variables; the others begin with next to none.
    home = environ.get(HOME_VARIABLE) if sys.platform != "win32" else None
    env = shutil.which("env") or "/usr/bin/env"
    before = [env, f"{HOME_VARIABLE}={Path(home).expanduser().absolute()}"] if home else []
    return [*before, *called, "remind", "now", "--notify"]


def _ways(environ: Mapping[str, str], wish: Wish, *, every: bool) -> Iterator[tuple[str, str]]:
    """What a line is for, and the line, which is not to be wrapped."""
    called = command(environ)
    if every or sys.platform not in ("darwin", "win32"):
        yield words.CRON, lines.cron(wish.weekly, called)
        yield words.SYSTEMD, _units(lines.systemd(wish.weekly, called))
    if every or sys.platform == "darwin":
        load = words.LAUNCHD_LOAD.format(unit=words.UNIT)
        yield words.LAUNCHD.format(unit=words.UNIT, load=load), lines.launchd(wish.weekly, called)
    if every or sys.platform == "win32":
        yield words.SCHTASKS, lines.schtasks(wish.weekly, called)


def _units(files: Mapping[str, str]) -> str:
    """As a shell takes them."""
    told = ["mkdir -p ~/.config/systemd/user"]
    told += [f"cat > ~/.config/systemd/user/{name} <<'END'\n{text}END" for name, text in files.items()]
    return "\n".join([*told, f"systemctl --user daemon-reload && systemctl --user enable --now {words.UNIT}.timer"])


def _at(wish: Wish) -> str:
    return f"{wish.weekly.at:%H:%M}"


def _remember(services: Services, wish: Wish) -> None:
    remember(services.home, REMIND_ON, f"{wish.weekly.weekday} {_at(wish)}")
    remember(services.home, REMIND_TITLE, wish.title)


def _boosters(services: Services, today: date) -> list[date]:
    """Once the last session is done."""
    with reading_runs(services.home, _SHIPPED) as runs:
        ends = [run.ended_on for run in runs.done() if run.number == run.sessions and run.ended_on is not None]
    return boosters_ahead(max(ends), today) if ends else []

"""Showing the page for the doctor, asking, and writing it."""

import webbrowser
from pathlib import Path
from typing import NamedTuple

from cbtpain.cli.prompting import ask
from cbtpain.cli.report_page import GOAL, MOOD, NOTES, Wish
from cbtpain.cli.services import Services
from cbtpain.cli.target import target
from cbtpain.errors import OK, Rejected, Stopped
from cbtpain.report.page import Page
from cbtpain.report.page_text import text
from cbtpain.screen.terminal import Terminal
from cbtpain.store.private_file import write_private
from cbtpain.words import checkin as answers
from cbtpain.words import report as words


class Where(NamedTuple):
    """Where the page goes, and what was said about it beforehand."""

    to: str | None
    yes: bool
    replace: bool
    open_: bool


def show(services: Services, page: Page) -> None:
    """The page as plain text."""
    services.out().say(*text(page))


def write(services: Services, page: Page, wish: Wish, where: Where) -> int:
    """Show what will be on it, ask on a terminal, write it. Raises ``Rejected``."""
    if not where.yes:
        show(services, page)
        services.out().say(*_left_out(wish, page))
    path = target(services, where.to or words.FILE.format(day=services.clock.now().local_date.isoformat()))
    replace: bool | None = where.replace
    if not where.yes:
        terminal = services.terminal(services.out())
        if not (terminal.interactive and services.stdout.isatty()):
            return _not_asked(services, where)
        replace = _asked(services, terminal, path, replace=where.replace)
    if replace is None:
        services.out().say(words.NOT_WRITTEN)
        return OK
    write_private(path, _html(page), replace=replace)
    services.out().say(words.WRITTEN_TO.format(path=path))
    if where.open_:
        _open(services, path)
    return OK


def _asked(services: Services, terminal: Terminal, path: Path, *, replace: bool) -> bool | None:
    """Whether it may take the place of a file that is there; None where nothing is to be written."""
    try:
        if not _agrees(services, terminal, words.ASK_WRITE, path):
            return None
        if replace or not _is_there(path):
            return replace
        return _agrees(services, terminal, words.ASK_REPLACE, path) or None
    except Stopped:
        return None


def _html(page: Page) -> str:
    # jinja2 costs about 45 ms, which the text does without.
    from cbtpain.report.page_html import html

    return html(page)


def _left_out(wish: Wish, page: Page) -> list[str]:
    """What could be on the page and is not, so that nobody has to wonder; mood where there are answers about it."""
    off = page.has_mood and not page.mood
    out = [part for part in (*([MOOD] if off else []), GOAL, NOTES) if part not in wish.parts]
    if not out:
        return []
    named = words.listed([words.PARTS[part] for part in out])
    return ["", words.ON_IT_NOT.format(parts=named, names=",".join(out))]


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def _not_asked(services: Services, where: Where) -> int:
    """On a pipe nobody is asked, and without a yes nothing is written."""
    if where.to is not None or where.open_:
        raise Rejected("report_needs_yes")
    services.out().say(words.HOW_TO_WRITE)
    return OK


def _agrees(services: Services, terminal: Terminal, question: str, path: Path) -> bool:
    """Asked until it is a yes or a no; Enter alone is a no. Raises ``Stopped``."""
    while True:
        answer = ask(services, terminal, question.format(path=path), answers.YES_NO).strip().lower()
        if answer in answers.YES or answer in answers.NO:
            return answer in answers.YES


def _open(services: Services, path: Path) -> None:
    if not webbrowser.open(path.as_uri()):
        services.out().say(words.NO_BROWSER.format(path=path))

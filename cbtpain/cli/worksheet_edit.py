"""Changing a worksheet in the person's editor: opened, read back, kept as new revisions."""

from collections.abc import Sequence

from cbtpain.cli.editor import editor, run_editor
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.cli.worksheet_draft import Paper, clear_up, from_bytes
from cbtpain.cli.worksheet_find import Sheets, command_to_go_on
from cbtpain.cli.worksheet_keep import keep_changes
from cbtpain.course.load import Course
from cbtpain.errors import OK, Rejected, Stopped
from cbtpain.play.changes import Changes, open_questions
from cbtpain.play.form import Problem
from cbtpain.screen.terminal import Terminal
from cbtpain.store.drafts import Drafts
from cbtpain.words import worksheet as words
from cbtpain.words.faults import sentence

_MOST_TOLD = 10
_AT_ONCE = 1.0
"""Seconds: an editor that is done sooner may have opened a window of its own, and not have waited for it."""
_AGAIN, _KEEP_REST, _LEAVE = "1", "2", "3"
_GO_ON, _ANEW = "1", "2"


def edit(services: Services, named: str | None) -> int:
    """Change one of them; the exit code. Raises ``Rejected``, ``NotThere``, ``StoreFault`` and ``ContentFault``."""
    sheets = Sheets(services, Course(services.course_folder))
    paper = Paper(services, sheets, sheets.named(named))
    terminal = services.terminal(services.out())
    command = editor(services.environ, at_terminal=terminal.interactive)
    drafts = Drafts(services.home)
    pause = Pause()
    with drafts.locked():
        clear_up(services, terminal.out, drafts, sheets, but=paper.filled)
        editing = _Editing(services, terminal, drafts, paper, command)
        try:
            with pause.listening():
                return editing.walk(pause)
        except Stopped as stopped:
            terminal.out.say(*editing.left_behind())
            return stopped.exit_code


class _Editing:
    """One sitting with the editor."""

    def __init__(
        self, services: Services, terminal: Terminal, drafts: Drafts, paper: Paper, command: list[str]
    ) -> None:
        self._services = services
        self._terminal = terminal
        self._out = terminal.out
        self._drafts = drafts
        self._paper = paper
        self._command = command
        self._seconds = 0.0
        self._kept: list[str] = []

    def walk(self, pause: Pause) -> int:
        self._begin()
        while True:
            self._open()
            try:
                content = self._drafts.read(self._paper.key)
            except Rejected as fault:
                if self._ask_how_on([], sentence(fault)) == _AGAIN:
                    continue
                return self._leave()
            if content is None or not content.strip():
                return self._as_it_was(words.GONE if content is None else words.EMPTY)
            if from_bytes(content) == self._paper.text:
                return self._as_it_was(words.UNCHANGED, *([words.WAITS] if self._seconds < _AT_ONCE else []))
            changed, problems = self._paper.read(from_bytes(content))
            how_on = self._ask_how_on(problems) if problems else _KEEP_REST
            if how_on == _LEAVE or (problems and not changed.values and how_on == _KEEP_REST):
                return self._leave()
            if how_on == _KEEP_REST:
                return self._keep(changed, pause, whole=not problems)

    def _begin(self) -> None:
        """From a draft that was left, if there is one and it is wanted."""
        content = self._drafts.read(self._paper.key)
        if content is not None and content.strip() and from_bytes(content) != self._paper.text:
            question = "\n".join((words.DRAFT_FOUND, *_numbered(words.GO_ON_WITH_IT, words.BEGIN_ANEW)))
            if self._chosen(question, words.DRAFT_PROMPT, (_GO_ON, _ANEW)) == _GO_ON:
                return
        self._drafts.write(self._paper.key, self._paper.text)

    def _open(self) -> None:
        begun = self._services.clock.monotonic()
        try:
            run_editor(self._command, self._drafts.path(self._paper.key))
        except Rejected:
            if self._holds_something():
                raise Rejected("editor_failed_draft", number=self._paper.filled.number) from None
            self._drafts.remove(self._paper.key)
            raise
        self._seconds = self._services.clock.monotonic() - begun

    def _as_it_was(self, *texts: str) -> int:
        self._drafts.remove(self._paper.key)
        self._out.say(*texts)
        return OK

    def _leave(self) -> int:
        self._out.say(words.LEFT.format(number=self._paper.filled.number))
        return OK

    def _ask_how_on(self, problems: Sequence[Problem], fault: str = "") -> str:
        told = [words.PROBLEM.format(line=one.line, text=one.text) for one in problems[:_MOST_TOLD]]
        more = [words.MORE_PROBLEMS.format(count=len(problems) - _MOST_TOLD)] if len(problems) > _MOST_TOLD else []
        self._out.say(*([fault] if fault else [words.PROBLEMS, *told, *more]))
        question = "\n".join((words.HOW_ON, *_numbered(words.AGAIN, words.KEEP_REST, words.LEAVE)))
        try:
            return self._chosen(question, words.HOW_ON_PROMPT, (_AGAIN, _KEEP_REST, _LEAVE))
        except Stopped as stopped:
            if stopped.end_of_input:
                raise Rejected("form_unreadable", number=self._paper.filled.number) from None
            raise

    def _chosen(self, question: str, prompt: str, known: Sequence[str]) -> str:
        while (typed := ask(self._services, self._terminal, question, prompt).strip()) not in known:
            pass
        return typed

    def _keep(self, changed: Changes, pause: Pause, *, whole: bool) -> int:
        filled = self._paper.filled
        if not changed.values and not changed.taken_back:
            return self._as_it_was(words.UNCHANGED)
        count = len(changed.values)
        with pause.held():
            keep_changes(self._services, filled, changed)
            self._kept = [words.CHANGED_ONE if count == 1 else words.CHANGED.format(count=count)]
            if whole:
                self._drafts.remove(self._paper.key)
            else:
                self._kept.append(words.REST_IN_DRAFT.format(number=filled.number))
        self._out.say(*self._kept)
        if open_questions(changed.play, filled.steps) and filled.half_done:
            self._out.say(words.STILL_ASKED.format(command=command_to_go_on(filled)))
        self._paper.answer(changed)
        return OK

    def _holds_something(self) -> bool:
        try:
            content = self._drafts.read(self._paper.key)
        except Rejected:
            return True
        return content is not None and bool(content.strip()) and from_bytes(content) != self._paper.text

    def left_behind(self) -> list[str]:
        """After a signal: what was kept is kept, and a draft with something in it stays."""
        if self._kept:
            return self._kept
        if self._holds_something():
            return [words.STOPPED_DRAFT.format(number=self._paper.filled.number)]
        self._drafts.remove(self._paper.key)
        return [words.STOPPED]


def _numbered(*choices: str) -> list[str]:
    return [f"  {number}  {text}" for number, text in enumerate(choices, start=1)]

"""A sitting foretold: what a person with a given way of answering types at each prompt, and what is to be kept.

The program itself is asked what it would show (its course, the diary as it stands); the
test then holds the real command to it.
"""

import io
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.cli.session import chosen_session, visit_of
from cbtpain.cli.session_past import answers_of, past
from cbtpain.cli.session_world import world_of
from cbtpain.cli.walking import Visit
from cbtpain.course.load import Course
from cbtpain.course.prompt import Form, Prompt
from cbtpain.play.answer import Value
from cbtpain.play.parse import numbered, parse
from cbtpain.play.player import Play, resume
from cbtpain.screen.session import label
from cbtpain.words.checkin import LABELS, PROMPT_FOR

Policy = Callable[[Prompt], str]
"""What is typed at a prompt; ``s`` skips it."""
PEG = ("7", "6", "5")


@dataclass(frozen=True)
class Line:
    """One line typed: the prompt it is typed at, what is kept under ``key`` (JSON; None: skipped)."""

    text: str
    label: str
    key: str
    value: str | None

    @property
    def is_rating(self) -> bool:
        """True for one of the three questions of the check-in, which is not kept as an answer."""
        return self.key in LABELS


def first_choice(prompt: Prompt) -> str:
    """Takes the first of everything, and leaves exercises out (a terminal would wait for them)."""
    match prompt.form:
        case Form.PICK | Form.PICKS:
            return str(
                min((option.does == "pause", not number, number) for number, option in numbered(prompt).items())[2]
            )
        case Form.SCALE:
            return "6"
        case Form.NUMBER:
            return str(max(prompt.least, 1))
        case Form.DATE:
            return "today"
        case Form.LINE | Form.LINES:
            return "words [b]kept[/b] as they are"
        case Form.EXERCISE:
            return "s"
    return ""


def skips_all(prompt: Prompt) -> str:
    """Skips whatever can be skipped, and leaves it skipped when it comes back."""
    return "2" if prompt.id == "again" else "s"


def at_random(random: Random) -> Policy:
    """Answers that differ from walk to walk; nothing that stops the sitting."""

    def answer(prompt: Prompt) -> str:
        if prompt.form is Form.SHOW or random.random() < 0.15:
            return "" if prompt.form is Form.SHOW else "s"
        if prompt.form in (Form.PICK, Form.PICKS):
            return str(random.choice([n for n, option in numbered(prompt).items() if option.does != "pause"]))
        if prompt.form in (Form.SCALE, Form.NUMBER):
            return str(random.randint(prompt.least, prompt.most))
        return first_choice(prompt)

    return answer


def services(home: Path, now: str, typed: str = "", more: Mapping[str, str] | None = None) -> Services:
    """A person's program inside this process, with what they will have typed."""
    environ = {"CBTPAIN_HOME": str(home), "CBTPAIN_NOW": now, **(more or {})}
    return Services(environ=environ, stdin=io.StringIO(typed), stdout=io.StringIO(), stderr=io.StringIO())


def sit(home: Path, now: str, *words: str, typed: str, more: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command inside this process, with piped input: its exit code and all it said."""
    held = services(home, now, typed, more)
    code = app(["start", *words], obj=held, standalone_mode=False)
    assert isinstance(held.stdout, io.StringIO)
    assert isinstance(held.stderr, io.StringIO)
    return int(code or 0), held.stdout.getvalue() + held.stderr.getvalue()


def opened(home: Path, now: str, number: str | None = None, *, short: bool = False) -> tuple[Services, Play]:
    """Where ``cbtpain start`` would open, as the program works it out from the diary."""
    held = services(home, now)
    course = Course(held.course_folder)
    before = past(held, course.key)
    id_ = chosen_session(course, before, number)
    assert id_ is not None, "the course is done"
    visit = visit_of(held, course, before, id_, short=short)
    return held, _play(held, visit)


def _play(held: Services, visit: Visit) -> Play:
    run = visit.run
    world = world_of(held, visit.session, visit.past, run if visit.goes_on else None)
    return resume(visit.session, world, answers_of(visit.past.of(run)), short=run.short)


def foretold(home: Path, now: str, policy: Policy, number: str | None = None, *, short: bool = False) -> Iterator[Line]:
    """Every line from where the person is to the end of the session."""
    held, play = opened(home, now, number, short=short)
    today = held.clock.now().local_date
    while not play.done:
        prompt = play.prompt
        if prompt.form is Form.CHECKIN:
            for item, text in zip(LABELS, PEG):
                yield Line(text, PROMPT_FOR.format(label=LABELS[item].capitalize()), item, text)
            play = play.accept(True)
            continue
        text = policy(prompt)
        value = _value(prompt, text, today)
        yield Line(_typed(prompt, text), label(play), prompt.id, None if value is None else json.dumps(value))
        play = play.accept(value)


def _typed(prompt: Prompt, text: str) -> str:
    """Several lines end with an empty one."""
    return f"{text}\n" if prompt.form is Form.LINES and text not in ("", "s") else text


def _value(prompt: Prompt, text: str, today: object) -> Value:
    if text == "s":
        return None
    value = parse(prompt, text, today)  # type: ignore[arg-type]
    return {"version": str(value), "seconds": 0, "ended": "printed"} if prompt.form is Form.EXERCISE else value


def everything(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, ids included."""
    with closing(sqlite3.connect(home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = ("run", "answer", "checkin", "note")
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables}  # noqa: S608

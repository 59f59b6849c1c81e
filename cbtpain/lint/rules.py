"""The rules a session is held to (CURRICULUM sections 2 and 7): each a function from a session to what breaks it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cbtpain.course.session import Session
from cbtpain.course.shelf import Shelf
from cbtpain.lint.forbidden import Forbidden
from cbtpain.lint.size import Longest
from cbtpain.lint.text import said, screen_level, shown
from cbtpain.measures import session_size as limits
from cbtpain.measures.reading_level import Level, level
from cbtpain.measures.session_size import over
from cbtpain.words import lint as words

Raw = Mapping[str, Any]
_CLAIM = re.compile(
    r"\b\d[\d,]* (?:in|of|out of) (?:every )?\d+|\b(?:one|two|three|four|nine) (?:in|out of) (?:every )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten)\b|\d ?%|\bper ?cent\b"
    r"|\btrials?\b(?! and error)|\bstud(?:y|ies)\b|\bresearch",
    re.IGNORECASE,
)
_QUIZ_ITEMS = 3


def speaks_of_studies(text: str) -> bool:
    """True where a text has a figure about people, or speaks of studies."""
    return _CLAIM.search(text) is not None


class Finding(NamedTuple):
    """What is wrong, and at which step; the session as a whole where ``step`` is empty."""

    step: str
    what: str


class Subject(NamedTuple):
    """A session, with all that its rules look at."""

    session: Session
    raw: Raw
    shelf: Shelf
    longest: Longest
    forbidden: Forbidden

    @property
    def steps(self) -> Sequence[Raw]:
        return list(self.raw["steps"])

    @property
    def level(self) -> Level:
        """The counts of all screens of the session, each once."""
        return level(text for prompt in self.session.prompts for text in shown(prompt))


Rule = Callable[[Subject], Iterator[Finding]]


def reads_easily(subject: Subject) -> Iterator[Finding]:
    """Grade and mean sentence of the session as a whole."""
    found = subject.level
    if found.grade > limits.SESSION_GRADE:
        yield Finding("", words.GRADE.format(found=over(found.grade), most=limits.SESSION_GRADE))
    if found.words_a_sentence > limits.MEAN_WORDS_A_SENTENCE:
        mean = over(found.words_a_sentence)
        yield Finding("", words.MEAN.format(found=mean, most=limits.MEAN_WORDS_A_SENTENCE))


def each_screen_reads_easily(subject: Subject) -> Iterator[Finding]:
    """Grade and words of each screen."""
    for prompt in subject.longest.screens:
        found = screen_level(prompt)
        if found.grade > limits.SCREEN_GRADE:
            yield Finding(prompt.step, words.SCREEN_GRADE.format(found=over(found.grade), most=limits.SCREEN_GRADE))
        if found.words > limits.MOST_WORDS_A_SCREEN:
            yield Finding(prompt.step, words.SCREEN_WORDS.format(found=found.words, most=limits.MOST_WORDS_A_SCREEN))


def no_sentence_is_long(subject: Subject) -> Iterator[Finding]:
    """Those of help, and of choices and replies that are seldom offered, as well."""
    for prompt in subject.session.prompts:
        found = level(said(prompt)).longest
        if found > limits.MOST_WORDS_A_SENTENCE:
            yield Finding(prompt.step, words.SENTENCE.format(found=found, most=limits.MOST_WORDS_A_SENTENCE))


def says_nothing_forbidden(subject: Subject) -> Iterator[Finding]:
    for text in (subject.session.title, subject.session.message):
        for found, word in subject.forbidden.found_in(text):
            yield Finding("", words.FORBIDDEN.format(found=found, why=word.why, instead=word.instead))
    for prompt in subject.session.prompts:
        for text in said(prompt):
            for found, word in subject.forbidden.found_in(text):
                yield Finding(prompt.step, words.FORBIDDEN.format(found=found, why=word.why, instead=word.instead))


def claims_have_sources(subject: Subject) -> Iterator[Finding]:
    """A screen with a figure about people, or that speaks of studies, names where that was read."""
    for prompt in subject.session.prompts:
        if not prompt.sources and speaks_of_studies("\n".join(said(prompt))):
            yield Finding(prompt.step, words.CLAIM)


def keeps_its_budget(subject: Subject) -> Iterator[Finding]:
    """Minutes, words, keys and typed lines of the longest way."""
    found = subject.longest
    for text, value, most in (
        (words.MINUTES, found.full, limits.FULL_MINUTES),
        (words.MINUTES_SLOW, found.slow, limits.SLOW_MINUTES),
        (words.MINUTES_CORE, found.core, limits.CORE_MINUTES),
        (words.WORDS, found.words, limits.MOST_WORDS),
        (words.KEYS, found.keys, limits.MOST_KEYS),
        (words.LINES, found.lines, limits.MOST_LINES),
        (words.LINES_CORE, found.core_lines, limits.MOST_LINES_CORE),
    ):
        if value > most:
            yield Finding("", text.format(found=value if isinstance(value, int) else over(value), most=most))
    if found.words < limits.FEWEST_WORDS:
        yield Finding("", words.TOO_FEW.format(found=found.words, least=limits.FEWEST_WORDS))


def has_the_loop(subject: Subject) -> Iterator[Finding]:
    """A do-now with its notice, a plan, three quiz items, and on the short path the doing and the plan."""
    kinds = [step["kind"] for step in subject.steps]
    if kinds.count("quiz") != _QUIZ_ITEMS:
        yield Finding("", words.QUIZ.format(found=kinds.count("quiz")))
    if "plan" not in kinds:
        yield Finding("", words.NO_PLAN)
    if "notice" not in kinds:
        yield Finding("", words.NO_DO_NOW)
    plans = [step for step in subject.steps if step["kind"] == "plan"]
    if plans and not any(map(_is_core, plans)):
        yield Finding(plans[0]["id"], words.PLAN_NOT_CORE)
    by_id = {step["id"]: step for step in subject.steps}
    done = [(by_id[step["of"]], step) for step in subject.steps if step["kind"] == "notice"]
    if done and not any(_is_core(doing) and _is_core(notice) for doing, notice in done):
        lacking = next(step for step in done[0] if not _is_core(step))
        yield Finding(lacking["id"], words.DO_NOW_NOT_CORE)


def _is_core(step: Raw) -> bool:
    return bool(step.get("core") == "true")


def every_do_now_is_noticed_and_measured(subject: Subject) -> Iterator[Finding]:
    """Better, same or worse is asked of what was done, and a worksheet that is one says what it rates."""
    noticed = {step["of"] for step in subject.steps if step["kind"] == "notice"}
    done = [step for step in subject.steps if step["kind"] == "worksheet" and step["id"] in noticed]
    for step in done:
        if not subject.shelf.worksheet(step["worksheet"]).get("measure"):
            yield Finding(step["id"], words.NO_MEASURE.format(worksheet=step["worksheet"]))


def home_practice_fits(subject: Subject) -> Iterator[Finding]:
    """At most 20 minutes a day and three practices; what rides on cues counts 0 minutes."""
    home = [(int(one["minutes"]), int(one["times"])) for one in subject.raw.get("home") or ()]
    if not home:
        yield Finding("", words.NO_HOME)
    a_day = limits.home_minutes_a_day(home)
    if a_day > limits.HOME_MINUTES_A_DAY:
        yield Finding("", words.HOME_MINUTES.format(found=over(a_day), most=limits.HOME_MINUTES_A_DAY))
    timed = sum(minutes > 0 for minutes, _ in home)
    if timed > limits.HOME_PRACTICES:
        yield Finding("", words.HOME_PRACTICES.format(found=timed, most=limits.HOME_PRACTICES))


def ids_are_not_used_again(subject: Subject) -> Iterator[Finding]:
    retired = set(subject.raw.get("retired") or ())
    yield from (Finding(step["id"], words.RETIRED) for step in subject.steps if step["id"] in retired)


RULES: tuple[Rule, ...] = (
    reads_easily,
    each_screen_reads_easily,
    no_sentence_is_long,
    says_nothing_forbidden,
    claims_have_sources,
    keeps_its_budget,
    has_the_loop,
    every_do_now_is_noticed_and_measured,
    home_practice_fits,
    ids_are_not_used_again,
)

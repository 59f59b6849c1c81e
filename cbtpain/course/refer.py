"""What a session refers to: jumps, conditions, slots, sources, exercises. Looked up, and found or told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from cbtpain.course.conditions import parts_of
from cbtpain.course.fault import Fault
from cbtpain.course.prompt import LISTS, Condition, Form, Option, Prompt
from cbtpain.course.scope import in_scope, scoped
from cbtpain.course.shelf import EXERCISES, SOURCES, Shelf
from cbtpain.course.slots import SLOT
from cbtpain.errors import ContentFault
from cbtpain.words import files as words
from cbtpain.words.practice import SKILLS

Raw = Mapping[str, Any]
Place = Sequence[int | str]
_FROM_SHEETS = ("exercise", "worksheet", "plan", "barrier")
_OF_THE_STEP = ("intro", "do")
"""The prompts of such a step whose text is the step's own."""
_ANY_VALUE = (Form.SCALE, Form.NUMBER, Form.LINE, Form.LINES, Form.DATE, Form.EXERCISE, Form.CHECKIN, Form.SHOW)
FACTS = (
    *("practice_times", "practice_planned", "practice_share", "plan_made", "felt_worse", "checkin_due"),
    *("used_so_far", "own_averages", "no_stories", "pacing_out", "days_logged"),
    *("first_time", "sessions_done", "days_away", "mood_low_again", "barrier_most", "barrier_most_said"),
    *("no_raise", "no_movement", "no_tightening", "raised_lately"),
    *("movement_clear", "screened", *(f"left_out_{skill.replace('-', '_')}" for skill in SKILLS)),
    *("pacing_start", "pacing_before", "pacing_now", "pacing_half", "pacing_rest", "step_up_due", "pacing_unchecked"),
    *("in_two_weeks", "in_one_month", "in_three_months", "in_six_months", "in_twelve_months"),
    *("next_date", "emergency_number", "crisis_line"),
)
"""The names a course may use; ``measures.facts`` and the help lines answer them (a test holds them equal)."""


class Told(Protocol):
    """What faults are told through: a file that knows its lines."""

    def fault(self, place: Place, what: str) -> Fault: ...


class Sessions(Protocol):
    """The course's sessions: their ids, and the prompts of one, or None where it cannot be had."""

    @property
    def ids(self) -> Sequence[str]: ...
    def prompts(self, id_: str) -> tuple[Prompt, ...] | None: ...


class References:
    """One session's references; its form is known to be sound."""

    def __init__(
        self, file: Told, steps: Sequence[Raw], prompts: Sequence[Prompt], shelf: Shelf, sessions: Sessions
    ) -> None:
        self._file = file
        self._steps = steps
        self._order = {step["id"]: number for number, step in enumerate(steps)}
        self._prompts = prompts
        self._at = {prompt.id: number for number, prompt in enumerate(prompts)}
        self._shelf = shelf
        self._sessions = sessions

    def faults(self) -> Iterator[Fault]:
        for number, step in enumerate(self._steps):
            yield from self._kinds(number, step)
            yield from self._step(number, step)
        for at, prompt in enumerate(self._prompts):
            yield from self._conditions(at, prompt)
            yield from self._slots(at, prompt)
            yield from self._limits(at, prompt)
            yield from self._first_what_belongs(at, prompt)
        closes = [step for step in self._steps if step["kind"] == "close"]
        if len(closes) != 1 or self._steps[-1]["kind"] != "close":
            yield self._file.fault(("steps", len(self._steps) - 1), words.CLOSE_LAST)

    def _step(self, number: int, step: Raw) -> Iterator[Fault]:
        """What all of a step's prompts share: the way on, the condition it is shown on, its sources."""
        prompts = [(at, prompt) for at, prompt in enumerate(self._prompts) if prompt.step == step["id"]]
        yield from self._jump(number, ("steps", number, "go"), step.get("go"))
        for _, prompt in prompts:
            for at, option in enumerate(prompt.options):
                for what in (*self._wrong_jump(number, option.go), *_other_way(prompt.options[:at], option)):
                    yield self._told(prompt, what, "options", at, "go")
        first = prompts[0][0] if prompts else 0
        for what in self._wrong_condition(first, step.get("when")):
            yield self._file.fault(("steps", number, "when"), what)
        keys = [*(step.get("sources") or ()), *(key for _, prompt in prompts for key in prompt.sources)]
        known = self._known_sources() if keys else None
        for key in dict.fromkeys(keys):
            if known is not None and key not in known:
                yield self._file.fault(("steps", number, "sources"), words.NO_SUCH_SOURCE.format(key=key))

    def _jump(self, number: int, place: Place, target: str | None) -> Iterator[Fault]:
        yield from (self._file.fault(place, what) for what in self._wrong_jump(number, target))

    def _wrong_jump(self, number: int, target: str | None) -> Iterator[str]:
        if target and target not in self._order:
            yield words.NO_SUCH_STEP.format(id=target)
        elif target and self._order[target] <= number:
            yield words.NOT_LATER.format(id=target)

    def _kinds(self, number: int, step: Raw) -> Iterator[Fault]:
        if step["kind"] == "notice":
            done = {one["id"] for one in self._steps[:number] if one["kind"] in ("exercise", "worksheet")}
            if step["of"] not in done:
                yield self._file.fault(("steps", number, "of"), words.NOT_DONE_BEFORE.format(id=step["of"]))
        if step["kind"] == "review" and step["of"] not in self._sessions.ids:
            yield self._file.fault(("steps", number, "of"), words.NO_SUCH_SESSION.format(id=step["of"]))
        if step["kind"] == "exercise":
            yield from self._versions(number, step)
        if step["kind"] == "worksheet":
            known = {field["id"] for field in self._shelf.worksheet(step["worksheet"])["fields"]}
            for id_ in step.get("fields") or ():
                if id_ not in known:
                    yield self._file.fault(("steps", number, "fields"), words.NO_SUCH_FIELD.format(id=id_))

    def _versions(self, number: int, step: Raw) -> Iterator[Fault]:
        known = {version["id"] for version in self._shelf.exercise(step["exercise"])["versions"]}
        for key, usual in (("version", "full"), ("short", "short")):
            wanted = step.get(key) or usual
            if wanted not in known:
                what = words.NO_SUCH_VERSION.format(exercise=step["exercise"], id=wanted)
                yield self._file.fault(("steps", number, key), what)

    def _known_sources(self) -> set[str] | None:
        """None where the file has faults of its own."""
        path = self._shelf.root / SOURCES
        if not path.is_file():
            return set()
        try:
            found = self._shelf.file(path).get("sources")
        except ContentFault:
            return None
        return set(found) if isinstance(found, dict) else set()

    def _conditions(self, at: int, prompt: Prompt) -> Iterator[Fault]:
        """Those of the prompt's own; the step's stand on all of its prompts and were looked at."""
        shared = 1 if self._steps[self._order[prompt.step]].get("when") else 0
        for when in prompt.whens[shared:]:
            for what in self._wrong_condition(at, when):
                yield self._told(prompt, what, "when")
        for number, option in enumerate(prompt.options):
            for what in self._wrong_condition(at, option.when):
                yield self._told(prompt, what, "options", number, "when")
        if prompt.form is Form.EXERCISE:
            yield from self._phases(at, prompt)

    def _phases(self, at: int, prompt: Prompt) -> Iterator[Fault]:
        """What is said in the exercise, in every version of it."""
        place = ("steps", self._order[prompt.step])
        for version in self._shelf.exercise(prompt.exercise)["versions"]:
            for phase in version["phases"]:
                wrong = self._wrong_condition(at, in_scope(phase.get("when"), prompt.step))
                said = f"{phase['text']} {phase.get('say') or ''}"
                for what in (*wrong, *self._wrong_slots(at, scoped(said, prompt.step))):
                    yield self._file.fault(place, f"{EXERCISES}/{prompt.exercise}.yaml: {what}")

    def _wrong_condition(self, at: int, when: Condition | None) -> Iterator[str]:
        for part in parts_of(when):
            yield from self._wrong_with(at, part)

    def _wrong_with(self, at: int, part: Raw) -> Iterator[str]:
        if "field" in part:
            yield words.FIELD_IN_SHEETS
            return
        if "fact" in part:
            yield from _wrong_fact(part["fact"])
            return
        found = self._looked_up(at, part["step"])
        if isinstance(found, str):
            yield found
        elif found is not None:
            yield from _wrong_values(part, found)

    def _looked_up(self, at: int, name: str) -> Prompt | str | None:
        """The prompt a name stands for; why it does not; or None where its session cannot be had."""
        session, slash, step = name.rpartition("/")
        if slash:
            if session not in self._sessions.ids:
                return words.NO_SUCH_SESSION.format(id=session)
            prompts = self._sessions.prompts(session)
            if prompts is None:
                return None
            found = next((prompt for prompt in prompts if prompt.id == step), None)
            return found if found is not None else words.NO_SUCH_STEP.format(id=name)
        if name not in self._at:
            return words.NO_SUCH_STEP.format(id=name)
        return self._prompts[self._at[name]] if self._at[name] < at else words.NOT_EARLIER.format(id=name)

    def _slots(self, at: int, prompt: Prompt) -> Iterator[Fault]:
        for key in ("title", "text", "help"):
            for what in self._wrong_slots(at, getattr(prompt, key)):
                yield self._told(prompt, what, key)
        for number, option in enumerate(prompt.options):
            own = ("text", "reply") if option.said == option.text else ("text", "said", "reply")
            for key in own:
                for what in self._wrong_slots(at, getattr(option, key)):
                    yield self._told(prompt, what, "options", number, key)
        for key in ("low", "high", "who"):
            if "{{" in getattr(prompt, key):
                yield self._told(prompt, words.NO_SLOT, key)

    def _wrong_slots(self, at: int, text: str) -> Iterator[str]:
        if "{{" in SLOT.sub("", text) or "}}" in SLOT.sub("", text):
            yield words.BAD_SLOT
        for slot in SLOT.finditer(text):
            name = slot[1].strip()
            if name.startswith("fact:"):
                yield from _wrong_fact(name.removeprefix("fact:"))
                continue
            # A reply is read after the answer it follows, so it may quote it.
            looked_up = self._looked_up(at + 1, name)
            if isinstance(looked_up, str):
                yield looked_up

    def _first_what_belongs(self, at: int, prompt: Prompt) -> Iterator[Fault]:
        """A list that begins with what belongs to an earlier choice: that one is there, and is a list too."""
        found = self._looked_up(at, prompt.order_by) if prompt.order_by else None
        if isinstance(found, str):
            yield self._told(prompt, found, "order_by")
        elif found is not None and found.form not in LISTS:
            yield self._told(prompt, words.NO_LIST.format(id=prompt.order_by), "order_by")
        elif found is not None:
            kept = {option.kept for option in found.options}
            for number, option in enumerate(prompt.options):
                for value in sorted(set(option.belongs_to) - kept):
                    what = words.NO_SUCH_VALUE.format(value=value, id=prompt.order_by)
                    yield self._told(prompt, what, "options", number, "for")

    def _limits(self, at: int, prompt: Prompt) -> Iterator[Fault]:
        """Every prompt can be answered, and no two of them are kept under one name."""
        if self._at[prompt.id] != at and [step["id"] for step in self._steps].count(prompt.step) == 1:
            yield self._told(prompt, words.KEPT_TWICE.format(id=prompt.id))
        told = {"least": prompt.least, "most": prompt.most, "default": prompt.default}
        if prompt.most < (prompt.least if prompt.form is Form.NUMBER else 1):
            yield self._told(prompt, words.NO_ANSWER_FITS.format(**told), "most")
        elif prompt.default and not prompt.least <= int(prompt.default) <= prompt.most:
            yield self._told(prompt, words.BAD_DEFAULT.format(**told), "often")

    def _told(self, prompt: Prompt, what: str, *place: int | str) -> Fault:
        """At the place of the step the words come from; what a sheet has is named, and told at the step."""
        number = self._order[prompt.step]
        step = self._steps[number]
        part = prompt.id.removeprefix(prompt.step).removeprefix(".")
        if step["kind"] == "plan" and part in step:
            place = tuple("what" if key == "options" else key for key in place)
        elif step["kind"] in _FROM_SHEETS and part not in _OF_THE_STEP:
            place, what = (), f"{prompt.id}: {what}"
        elif place == ("text",) and part in step:
            place = (part,)
        return self._file.fault(("steps", number, *_in_file(step, place)), what)


def _in_file(step: Raw, place: Place) -> Iterator[int | str]:
    """As much of a place as the file has."""
    found: Any = step
    for part in place:
        found = found.get(part) if isinstance(found, dict) else found[part] if len(found) > int(part) else None
        if found is None:
            return
        yield part


def _other_way(before: Sequence[Option], option: Option) -> Iterator[str]:
    """The way on is found again by what was kept, so options that are kept alike go one way."""
    alike = next((one for one in before if one.kept == option.kept), option)
    if alike.go != option.go:
        yield words.OTHER_WAY.format(id=option.id, other=alike.id, kept=option.kept)


def _wrong_fact(name: str) -> Iterator[str]:
    if name not in FACTS:
        yield words.NO_SUCH_FACT.format(name=name)


def _wrong_values(part: Raw, prompt: Prompt) -> Iterator[str]:
    if prompt.form in _ANY_VALUE:
        return
    kept = {option.kept for option in prompt.options}
    wanted = [part[key] for key in ("equals", "includes") if key in part] + list(part.get("in") or ())
    for value in wanted:
        if value not in kept:
            yield words.NO_SUCH_VALUE.format(value=value, id=prompt.id)

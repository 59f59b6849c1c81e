"""A condition of a worksheet in words, for paper and for a form: what is to be chosen there for a question to count.

What lies outside the worksheet (facts, other sessions) is known and looked up; what is
chosen inside it is not, and becomes words.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cbtpain.course.prompt import Condition, Form, Option, Prompt
from cbtpain.play.condition import holds
from cbtpain.play.filling import line
from cbtpain.play.player import Play
from cbtpain.words import worksheet as words


class Reason(NamedTuple):
    """``possible`` is False where nothing that is chosen in the worksheet can make it hold."""

    possible: bool
    text: str = ""


ALWAYS, NEVER = Reason(True), Reason(False)


class Inside:
    """The questions of one worksheet, by id, and the play that knows the rest."""

    def __init__(self, prompts: Iterable[Prompt], play: Play) -> None:
        self._prompts: Mapping[str, Prompt] = {prompt.id: prompt for prompt in prompts}
        self._play = play

    def reason(self, conditions: Iterable[Condition]) -> Reason:
        """That all of them hold."""
        return _all([self._one(condition) for condition in conditions])

    def _one(self, condition: Condition) -> Reason:
        if "all" in condition:
            return self.reason(condition["all"])
        if "any" in condition:
            return _any([self._one(part) for part in condition["any"]])
        if "not" in condition:
            return self._not(condition["not"])
        prompt = self._prompts.get(condition.get("step", ""))
        if prompt is not None:
            return self._chosen(prompt, condition)
        return ALWAYS if holds(condition, self._play.live, self._play.world) else NEVER

    def _not(self, condition: Condition) -> Reason:
        prompt = self._prompts.get(condition.get("step", ""))
        if prompt is not None:
            return self._other_than(prompt, condition)
        if condition.keys() & {"all", "any", "not"} and self._looks_inside(condition):
            return ALWAYS
        return NEVER if holds(condition, self._play.live, self._play.world) else ALWAYS

    def _looks_inside(self, condition: Condition) -> bool:
        parts = [*condition.get("all", ()), *condition.get("any", ()), *filter(None, [condition.get("not")])]
        return condition.get("step") in self._prompts or any(self._looks_inside(part) for part in parts)

    def _chosen(self, prompt: Prompt, condition: Condition) -> Reason:
        if "under" in condition or "over" in condition:
            told = words.UNDER if "under" in condition else words.OVER
            return Reason(True, told.format(limit=condition.get("under", condition.get("over"))))
        named = _named(condition)
        return (
            Reason(True, self._told(prompt, [one for one in prompt.options if one.kept in named])) if named else ALWAYS
        )

    def _other_than(self, prompt: Prompt, condition: Condition) -> Reason:
        named = _named(condition)
        others = [option for option in prompt.options if option.kept not in named]
        if prompt.form is not Form.PICK or not named or len(others) == len(prompt.options):
            return ALWAYS
        gone = [option for option in prompt.options if option.kept in named]
        if len(others) <= len(gone):
            return Reason(True, self._told(prompt, others))
        return Reason(True, words.UNLESS.format(choices=self._list(gone)))

    def _told(self, prompt: Prompt, options: list[Option]) -> str:
        return words.IF_CHOSEN.format(choices=self._list(options)) if options else ""

    def _list(self, options: list[Option]) -> str:
        texts = [_inside_quotes(line(option.text, self._play)) for option in options]
        return words.OR.join(words.QUOTED.format(text=text) for text in texts if text)


def _inside_quotes(text: str) -> str:
    text = text.strip().strip('"')
    return text if text.endswith("..") else text.removesuffix(".")


def _named(condition: Condition) -> list[str]:
    """The ids that it compares with."""
    found = condition.get("equals", condition.get("includes", condition.get("in")))
    return [] if found is None else [found] if isinstance(found, str) else list(found)


def _all(parts: list[Reason]) -> Reason:
    if not all(part.possible for part in parts):
        return NEVER
    return Reason(True, words.AND.join(dict.fromkeys(part.text for part in parts if part.text)))


def _any(parts: list[Reason]) -> Reason:
    possible = [part for part in parts if part.possible]
    if not possible:
        return NEVER
    if any(not part.text for part in possible):
        return ALWAYS
    return Reason(True, words.EITHER.join(dict.fromkeys(part.text for part in possible)))

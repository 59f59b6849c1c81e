"""A few 0-10 questions in a row, as a frozen state: where the person is and what they gave."""

from dataclasses import dataclass, replace

from cbtpain.records import ITEMS

Answer = int | None


@dataclass(frozen=True, slots=True)
class Questions:
    """``answers`` are those of the questions put so far (None: skipped); ``at`` is the open one."""

    answers: tuple[Answer, ...] = ()
    at: int = 0
    items: tuple[str, ...] = ITEMS

    @property
    def done(self) -> bool:
        return self.at == len(self.items)

    @property
    def is_first(self) -> bool:
        return self.at == 0

    @property
    def item(self) -> str:
        """The id of the open question."""
        return self.items[self.at]

    @property
    def given_here(self) -> bool:
        """True when the open question was answered or skipped before."""
        return self.at < len(self.answers)

    @property
    def says_something(self) -> bool:
        return any(answer is not None for answer in self.answers)

    @property
    def values(self) -> tuple[Answer, Answer, Answer]:
        """The three items of the PEG; None also for what was not put yet."""
        pain, enjoyment, activity = (*self.answers, None, None, None)[: len(ITEMS)]
        return pain, enjoyment, activity

    def accept(self, answer: Answer) -> "Questions":
        """Answer (or, with None, skip) the open question and go on to the next."""
        answers = (*self.answers[: self.at], answer, *self.answers[self.at + 1 :])
        return replace(self, answers=answers, at=self.at + 1)

    def skip(self) -> "Questions":
        """Leave the open question without an answer and go on."""
        return self.accept(None)

    def keep(self) -> "Questions":
        """Leave the open question as it was answered before and go on."""
        return replace(self, at=self.at + 1)

    def back(self) -> "Questions":
        """Open the question before; at the first one, stay."""
        return replace(self, at=max(self.at - 1, 0))


def resume(answers: tuple[Answer, ...], items: tuple[str, ...] = ITEMS) -> Questions:
    """Go on after the answers that are kept."""
    return Questions(answers, len(answers), items)

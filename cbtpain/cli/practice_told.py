"""The lines before a practice and the one after it: what is taken over, and what was really logged."""

from collections.abc import Iterator, Mapping
from typing import Any

from cbtpain.cli.exercising import DONE, PRINTED
from cbtpain.cli.practice_before import Before
from cbtpain.cli.walking import Walked
from cbtpain.course.practice import REST, choice_ids
from cbtpain.course.prompt import Form
from cbtpain.course.versions import Meant
from cbtpain.measures.known import YES
from cbtpain.play.player import Play
from cbtpain.play.practised import ENOUGH
from cbtpain.words import practice as practice_words
from cbtpain.words import practice_do as words

Raw = Mapping[str, Any]


def told_before(exercise: Raw, play: Play, known: Before, meant: Meant) -> Iterator[str]:
    """The cautions in a line where they were read before, and how it is done where that is not asked."""
    if known.left_out:
        yield words.LEFT_OUT
    if known.care_read:
        yield words.CARE
    yield from without_tightening(play, exercise)
    taken_over = words.NEXT.join(_taken_over(exercise, play, with_version=bool(meant.version or known.version)))
    if not taken_over:
        if exercise.get("moves") == "true" and play.world.fact("no_raise", {}) == YES:
            yield words.SMALLEST
    elif meant.version:
        yield words.THIS_TIME.format(choices=taken_over)
    else:
        yield (words.GENTLER if known.gentler else words.LAST_TIME).format(choices=taken_over)


def _taken_over(exercise: Raw, play: Play, *, with_version: bool) -> Iterator[str]:
    live, names = play.live, list(choice_ids(exercise))
    for place in play.places:
        prompt = place.prompt
        if prompt.id in names and prompt.form is Form.PICK and live.get(prompt.id) is not None:
            yield next(_beginning(one.text) for one in prompt.options if one.kept == live[prompt.id])
        elif prompt.form is Form.EXERCISE and prompt.exercise == exercise["id"] and with_version:
            yield next(one.text for one in prompt.options if one.id == prompt.version)


def _beginning(text: str) -> str:
    """Inside a sentence; an abbreviation keeps its letters."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def without_tightening(play: Play, exercise: Raw) -> Iterator[str]:
    """Why it goes without tightening, where that is not the person's choice of today."""
    asks = any("no_tightening" in str(field.get("when")) for field in exercise.get("choices") or ())
    if asks and play.world.fact("no_tightening", {}) == YES:
        unanswered = play.world.fact("screened", {}) != YES
        yield words.NOT_ASKED_YET if unanswered else words.NO_TIGHTENING


def told(walked: Walked, skill: str) -> str:
    """What was logged, or that nothing was and why."""
    play = walked.play
    done = next((step for step in (skill, REST) if isinstance(play.live.get(f"{step}.do"), dict)), None)
    if done is None:
        if walked.stopped is None:
            return words.SKIPPED
        return words.STOPPED if walked.kept_something else words.STOPPED_NOTHING
    did = play.live[f"{done}.do"]
    assert isinstance(did, dict)
    if did["ended"] == PRINTED:
        return words.NOT_DONE.format(skill=done)
    if int(did["seconds"]) < ENOUGH:
        return words.TOO_SHORT.format(seconds=did["seconds"])
    line = words.LOGGED if did["ended"] == DONE else words.LOGGED_PART
    return line.format(title=_title(play, done), seconds=did["seconds"]) + _rated(play, done)


def _title(play: Play, step: str) -> str:
    return next(one.title for one in play.session.prompts if one.step == step and one.form is Form.EXERCISE)


def _rated(play: Play, step: str) -> str:
    before, after = play.live.get(f"{step}.before"), play.live.get(f"{step}.after")
    if not isinstance(before, int) or not isinstance(after, int):
        return ""
    measure = next(one.measure for one in play.session.prompts if one.step == step and one.form is Form.EXERCISE)
    name = practice_words.MEASURES.get(measure, measure)
    return words.RATED.format(measure=name[0].upper() + name[1:], before=before, after=after)

"""What an answer says of a practice: an exercise or a worksheet done here, or the days counted when looking back."""

from cbtpain.course.prompt import Form, Prompt
from cbtpain.play.answer import Value
from cbtpain.play.player import Play
from cbtpain.records import REVIEW, Practice

ENOUGH = 10
"""Seconds of an exercise that count as a part of one; fewer are a key pressed too much."""
_AS_PLANNED = ("yes", "part", "no")


def practised(play: Play) -> Practice | None:
    """The practice that the answer just accepted belongs to, as it stands with it; None where it is about none."""
    prompt = next(place.prompt for place in play.places if place.prompt.id == play.changed)
    if prompt.reviews:
        return _counted(prompt, play.answers[prompt.id].value)
    exercise = _felt_about(prompt, play) if prompt.felt_of else _of_step(prompt.step, play)
    return _filled_in(prompt.felt_of or prompt.step, play) if exercise is None else _done(exercise, play)


def _filled_in(step: str, play: Play) -> Practice | None:
    """The worksheet of that step, where filling it in is a practice: one, as soon as what it counts with is given."""
    parts = {one.rates: one for one in play.session.prompts if one.step == step and one.rates}
    if not parts:
        return None
    one, live = next(iter(parts.values())), play.live
    given = {part: live.get(prompt.id) for part, prompt in parts.items()}
    before, after, counts = given.get("before"), given.get("after"), given.get("counts_with")
    noticed = (place.prompt.id for place in play.places if place.prompt.felt_of == step)
    return Practice(
        one.skill,
        step,
        times=0 if counts is None else 1,
        measure=one.measure,
        before=before if isinstance(before, int) else None,
        after=after if isinstance(after, int) else None,
        felt=next((str(live[id_]) for id_ in noticed if live.get(id_)), None),
    )


def _of_step(step: str, play: Play) -> Prompt | None:
    found = (place.prompt for place in play.places if place.prompt.step == step)
    return next((one for one in found if one.form is Form.EXERCISE), None)


def _felt_about(notice: Prompt, play: Play) -> Prompt | None:
    """The exercise it names; where another version of it stood in its place, the last one before it."""
    exercises = {one.step for one in play.session.prompts if one.form is Form.EXERCISE}
    if notice.felt_of not in exercises:
        return None
    shown = [place.prompt for place in play.places]
    before = [one for one in shown[: shown.index(notice)] if one.form is Form.EXERCISE]
    return _of_step(notice.felt_of, play) or (before[-1] if before else None)


def _counted(prompt: Prompt, value: Value) -> Practice | None:
    if not prompt.skill:
        return None
    return Practice(prompt.skill, prompt.id, times=value if isinstance(value, int) else 0, source=REVIEW)


def _counts(did: Value) -> bool:
    """A part of one counts. One that was printed, because nobody could press a key, does not, nor one whose parts were
    all jumped over."""
    seconds = did.get("seconds") if isinstance(did, dict) else None
    return isinstance(seconds, int) and seconds >= ENOUGH


def _done(exercise: Prompt, play: Play) -> Practice:
    live, step = play.live, exercise.step
    did = live.get(exercise.id)
    before, after = live.get(f"{step}.before"), live.get(f"{step}.after")
    notices = (place.prompt for place in play.places if place.prompt.felt_of)
    noticed = (one.id for one in notices if _felt_about(one, play) is exercise)
    return Practice(
        exercise.exercise,
        step,
        times=1 if _counts(did) else 0,
        measure=exercise.measure,
        before=before if isinstance(before, int) else None,
        after=after if isinstance(after, int) else None,
        done=after if isinstance(after, str) and after in _AS_PLANNED else None,
        felt=next((str(live[id_]) for id_ in noticed if live.get(id_)), None),
    )

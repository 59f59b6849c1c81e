"""What an answer says of a practice: an exercise done here, or the days counted when looking back."""

from cbtpain.course.prompt import Form, Prompt
from cbtpain.play.answer import Value
from cbtpain.play.player import Play
from cbtpain.records import REVIEW, Practice

_DID = ("done", "stopped")
"""How an exercise ended that was begun on a terminal; a part of one counts."""


def practised(play: Play) -> Practice | None:
    """The practice that the answer just accepted belongs to, as it stands with it; None where it is about none."""
    prompt = next(place.prompt for place in play.places if place.prompt.id == play.changed)
    if prompt.reviews:
        return _counted(prompt, play.answers[prompt.id].value)
    step = prompt.felt_of or prompt.step
    found = (place.prompt for place in play.places if place.prompt.step == step)
    exercise = next((one for one in found if one.form is Form.EXERCISE), None)
    return None if exercise is None else _done(exercise, play)


def _counted(prompt: Prompt, value: Value) -> Practice | None:
    if not prompt.skill:
        return None
    return Practice(prompt.skill, prompt.id, times=value if isinstance(value, int) else 0, source=REVIEW)


def _done(exercise: Prompt, play: Play) -> Practice:
    live, step = play.live, exercise.step
    did = live.get(exercise.id)
    before, after = live.get(f"{step}.before"), live.get(f"{step}.after")
    noticed = (place.prompt.id for place in play.places if place.prompt.felt_of == step)
    return Practice(
        exercise.exercise,
        step,
        times=1 if isinstance(did, dict) and did.get("ended") in _DID else 0,
        measure=exercise.measure,
        before=before if isinstance(before, int) else None,
        after=after if isinstance(after, int) else None,
        done=after if isinstance(after, str) else None,
        felt=next((str(live[id_]) for id_ in noticed if live.get(id_)), None),
    )

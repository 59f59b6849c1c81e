"""An answer as it is kept: its value as JSON text, and how it reads in a sentence."""

import json
from dataclasses import replace

from cbtpain.course.prompt import OWN
from cbtpain.play.filling import said
from cbtpain.play.player import Play
from cbtpain.records import Said


def as_kept(play: Play, prompt_id: str) -> Said:
    """The answer to that prompt, which is on the way, or was there and was left out."""
    answer = play.answers[prompt_id]
    prompt = next((place.prompt for place in play.places if place.prompt.id == prompt_id), None)
    if prompt is None:
        prompt = next(one for one in play.session.prompts if one.id == prompt_id)
    # Own words are kept with their line alone, which may be changed without this answer.
    others = {id_: one for id_, one in play.answers.items() if id_ != f"{prompt.id}.{OWN}"}
    spoken = said(prompt, answer.value, replace(play, answers=others))
    value = None if answer.value is None else json.dumps(answer.value, ensure_ascii=False)
    return Said(prompt_id, value, spoken, answer.round)

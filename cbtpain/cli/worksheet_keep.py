"""Keeping what was changed in a worksheet: new revisions of the answers of its run, all of them at once."""

from cbtpain.cli.services import Services
from cbtpain.cli.worksheet_find import Filled
from cbtpain.play.changes import Changes, at_answer
from cbtpain.play.kept import as_kept
from cbtpain.play.practised import practised
from cbtpain.records import PRACTICE, TAKEN_BACK, Practice, Said


def keep_changes(services: Services, filled: Filled, changed: Changes) -> None:
    """Commit them. Raises ``StoreFault``, and nothing is written then."""
    # SQLModel takes 0.3-0.4 s, which reading a worksheet does without.
    from cbtpain.store.repository import Store
    from cbtpain.store.runs import Runs

    said = [as_kept(changed.play, id_) for id_ in changed.values]
    said += [Said(id_, TAKEN_BACK) for id_ in changed.taken_back]
    practice = _practised(filled, changed)
    store = Store(services.home)
    try:
        Runs(store).revise(filled.run, said, services.clock.now(), done=changed.play.done, practice=practice)
    finally:
        store.close()


def _practised(filled: Filled, changed: Changes) -> Practice | None:
    """What the worksheet is as a practice, as it stands now; None where it is none."""
    shown = (place.prompt.id for place in changed.play.places if place.prompt.step in filled.steps)
    told = (practised(at_answer(changed.play, id_)) for id_ in shown)
    found = next((one for one in told if one is not None), None)
    return found._replace(source=PRACTICE) if found is not None and filled.run.is_aside else found

"""Keeping what was changed in a worksheet: new revisions of the answers of its run, all of them at once."""

from cbtpain.cli.services import Services
from cbtpain.cli.worksheet_find import Filled
from cbtpain.play.changes import Changes
from cbtpain.play.kept import as_kept
from cbtpain.records import TAKEN_BACK, Said


def keep_changes(services: Services, filled: Filled, changed: Changes) -> None:
    """Commit them. Raises ``StoreFault``, and nothing is written then."""
    # SQLModel takes 0.3-0.4 s, which reading a worksheet does without.
    from cbtpain.store.repository import Store
    from cbtpain.store.runs import Runs

    said = [as_kept(changed.play, id_) for id_ in changed.values]
    said += [Said(id_, TAKEN_BACK) for id_ in changed.taken_back]
    store = Store(services.home)
    try:
        Runs(store).revise(filled.run, said, services.clock.now(), done=changed.play.done)
    finally:
        store.close()

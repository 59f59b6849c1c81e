"""The one-shot check-in: everything is looked at before anything is written."""

from collections.abc import Sequence

from cbtpain.cli.outcome import before, outcome
from cbtpain.cli.services import Services
from cbtpain.errors import StoreFault
from cbtpain.measures.dating import dated, known_source
from cbtpain.measures.outcome import Outcome
from cbtpain.play.day import day_of
from cbtpain.play.rating import ratings
from cbtpain.records import Checkin
from cbtpain.screen.outcome import said, tail
from cbtpain.store import fast
from cbtpain.words import checkin as words


def keep_at_once(
    services: Services, numbers: Sequence[str], *, on: str | None, source: str, note: bool, as_json: bool
) -> None:
    """Keep three numbers for a day and say what that changed. Raises ``Rejected`` and ``StoreFault``."""
    pain, enjoyment, activity = ratings(numbers)
    moment = services.clock.now()
    day = day_of(on, moment.local_date)
    stood = before(services, day)
    origin, days_back = dated(day, moment.local_date, known_source(source), stood.checkin)
    text = ""
    if note:
        # 0.2 ms, and three modules that a check-in without a note does not need.
        from cbtpain.cli.checkin_note import one_shot_note

        text = one_shot_note(services, as_json=as_json)
    given = Checkin(day, pain, enjoyment, activity, source=origin, days_back=days_back)
    with fast.writing(services.home) as diary:
        kept = diary.keep(given, moment, text)
    try:
        result = outcome(services, kept, stood.trend)
    except StoreFault:
        out = services.errors if as_json else services.out()
        out.say(words.kept(day, words.items(kept.items)), words.NOT_READ_BACK)
        return
    _tell(services, result, noted=bool(text), as_json=as_json)
    if result.worse_again:
        # 0.5 ms, and modules that another check-in does not need.
        from cbtpain.cli.crisis import say_lines

        say_lines(services, beside_json=as_json)


def _tell(services: Services, result: Outcome, *, noted: bool, as_json: bool) -> None:
    if not as_json:
        services.out().say(*said(result), *tail(result, noted=noted))
        return
    # json costs about 2 ms, which the words do without.
    from cbtpain.report.checkin_json import document
    from cbtpain.report.json_text import json_text

    services.out().raw(json_text(document(result)))

"""What is due, for programs: as JSON, and as one word for a shell prompt."""

from cbtpain.cli.lived import lived
from cbtpain.cli.remind_now import is_time
from cbtpain.cli.services import Services
from cbtpain.words import bare as words


def tell_prompt(services: Services) -> None:
    """At most one word. A prompt is drawn all day: whatever goes wrong, it stays empty and says nothing."""
    if is_time(services):
        services.out().raw(f"{words.PROMPT_WORD}\n")


def tell_json(services: Services) -> None:
    """Raises ``StoreFault``."""
    # json costs about 2 ms, which the word does without.
    from cbtpain.cli.remind_pause import pausing
    from cbtpain.cli.spot import spot
    from cbtpain.report.json_text import json_text
    from cbtpain.report.today_json import document

    today = services.clock.now().local_date
    known, pause = lived(services), pausing(services)
    told = document(known, today, spot(known, today).command, paused=pause.holds_on(today))
    services.out().raw(json_text(told, indent=2))

"""What is due, for programs."""

from cbtpain.cli.lived import lived
from cbtpain.cli.pausing import pausing
from cbtpain.cli.services import Services
from cbtpain.cli.spot import spot
from cbtpain.report.json_text import json_text
from cbtpain.report.today_json import document


def tell_json(services: Services) -> None:
    """Raises ``StoreFault``."""
    today = services.clock.now().local_date
    known, pause = lived(services), pausing(services)
    told = document(known, today, spot(known, today).command, paused=pause.holds_on(today))
    services.out().raw(json_text(told, indent=2))

"""The guide for authors shows what the program does, not what it once did."""

import re
from pathlib import Path

from cbtpain.lint.course import Linter, table
from cbtpain.paths import content

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "authoring.md"


def test_the_table_of_the_sessions_is_the_one_that_content_check_prints() -> None:
    between = re.search(r"<!-- table -->\n(.*?)\n<!-- /table -->", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert between is not None
    assert between[1].splitlines() == list(table(list(Linter(content()).subjects())))

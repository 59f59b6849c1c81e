"""The places in a course's texts that are filled when they are read: ``{{why}}``, ``{{why|what matters to you}}``."""

import re

SLOT = re.compile(r"\{\{([^{}|]+)(?:\|([^{}]*))?\}\}")
"""Its name, and the words for where there is nothing, None where it has none."""

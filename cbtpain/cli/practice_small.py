"""The two-minute version of an exercise, begun from another command."""

from cbtpain.cli.practice import NORMAL
from cbtpain.cli.practice_do import do
from cbtpain.cli.practice_wanted import wanted_of
from cbtpain.cli.services import Services


def practise_small(services: Services, skill: str, version: str = "") -> int:
    """Do it; the exit code. ``version`` is empty for a skill that is small as it is. Raises ``CbtpainError``."""
    versions = {version: True} if version else {}
    return do(services, wanted_of(skill, versions, {}, (NORMAL, None, False)))

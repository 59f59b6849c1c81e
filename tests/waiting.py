"""When a program at a terminal is ready for a key or a signal, however busy the machine is."""

import time
from itertools import pairwise
from pathlib import Path

LOOKS = 5
APART = 0.03
PATIENCE = 20.0
WITHOUT_PROC = 0.3
"""Seconds to wait where the kernel shows no such thing: macOS."""


def until_it_waits(pid: int) -> None:
    """Return once the process sleeps and did not run at all between several looks.

    A signal between a prompt and readline's wait is seen with the next key only, so a test that sends one has to know
    that the wait has begun. A process that only lacks a processor is not asleep, so a busy machine makes this longer
    and never wrong. Raises TimeoutError where the process does not come to rest.
    """
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        time.sleep(WITHOUT_PROC)
        return
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if all(a == b and _sleeps(a) for a, b in pairwise(_looks(status))):
            return
    raise TimeoutError(f"process {pid} does not come to rest")


def _looks(status: Path) -> list[str]:
    seen = []
    for _ in range(LOOKS):
        seen.append(status.read_text())
        time.sleep(APART)
    return seen


def _sleeps(status: str) -> bool:
    return "\nState:\tS" in status

"""What a glance at the diary needs to know of where it is: less than ``Services``, whose imports take 20 ms."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from cbtpain.clock import Clock


class Here(Protocol):
    """``Services`` is one."""

    @property
    def environ(self) -> Mapping[str, str]: ...
    @property
    def home(self) -> Path: ...
    @property
    def clock(self) -> Clock: ...


class Glance(NamedTuple):
    """The smallest one."""

    environ: Mapping[str, str]
    home: Path
    clock: Clock

"""Which version of an exercise is meant by what was asked for: short, a bad day, in bed, or by its name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cbtpain.errors import Rejected

Raw = Mapping[str, Any]
PLACES = ("seated", "bed", "standing")
POSITION = "position"
"""The choice of an exercise that tells where one is, where its versions do not."""


@dataclass(frozen=True)
class Asked:
    """``version`` is an id, ``place`` one of ``PLACES``; empty where nothing was asked for."""

    version: str = ""
    place: str = ""


@dataclass(frozen=True)
class Meant:
    """The version's id (empty: none was asked for), and what it already chooses: field and option."""

    version: str = ""
    chosen: Mapping[str, str] | None = None


def meant(exercise: Raw, asked: Asked) -> Meant:
    """The version that was asked for. Raises ``Rejected("no_such_version")``, with those there are."""
    versions = exercise["versions"]
    if asked.version and all(one["id"] != asked.version for one in versions):
        raise _none(exercise, asked.version)
    if not asked.place:
        return Meant(asked.version)
    fitting = [one["id"] for one in versions if asked.place in (one.get("places") or PLACES)]
    wanted = [id_ for id_ in fitting if id_ == asked.version or not asked.version]
    if not wanted:
        raise _none(exercise, " ".join(filter(None, (asked.version, asked.place))))
    if _has_position(exercise, asked.place):
        # Every version of it may be done there, and where one is only changes its words.
        return Meant(asked.version, {POSITION: asked.place})
    return Meant(wanted[0])


def _has_position(exercise: Raw, place: str) -> bool:
    fields = (field for field in exercise.get("choices") or () if field["id"] == POSITION)
    return any(option["id"] == place for field in fields for option in field.get("options") or ())


def _none(exercise: Raw, wanted: str) -> Rejected:
    return Rejected("no_such_version", wanted=wanted, versions=listed(exercise))


def listed(exercise: Raw) -> str:
    """``full (one minute sitting), short (half a minute)``"""
    return ", ".join(f"{one['id']} ({one['title']})" for one in exercise["versions"])

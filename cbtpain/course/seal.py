"""Which files of the shipped course have been through ``content check`` as they stand.

``content/checked.sha256`` is in the form that ``sha256sum -c`` reads. A file whose digest
stands there is played as it is; any other is checked first, which takes pydantic and
about 0.2 s.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

SEAL = "checked.sha256"


def digest(content: bytes) -> str:
    """The SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str:
    """That of a file."""
    return digest(path.read_bytes())


def sealed(root: Path) -> dict[str, str]:
    """Digests by the file's path in the course; empty where there is no seal."""
    try:
        lines = (root / SEAL).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    parts = (line.partition("  ") for line in lines)
    return {name: digest for digest, _, name in parts}


def are_sealed(root: Path, files: Iterable[Path]) -> bool:
    """True where every one of the files is as it was checked."""
    known = sealed(root)
    return all(known.get(file.relative_to(root).as_posix()) == digest_of(file) for file in files)


def seal_text(root: Path, files: Iterable[Path]) -> str:
    """The seal of those files."""
    return "".join(f"{digest_of(file)}  {file.relative_to(root).as_posix()}\n" for file in sorted(files))

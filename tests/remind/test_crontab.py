"""The crontab: one marked line, the others untouched, and a refusal that changes nothing."""

from pathlib import Path

import pytest

from cbtpain.errors import Rejected
from cbtpain.remind.crontab import put, take_out
from cbtpain.words.remind import MARK

KEEPS = """#!/bin/sh
cd "$(dirname "$0")"
if [ "$1" = -l ]; then
  [ -f kept ] || { echo "no crontab for somebody" >&2; exit 1; }
  cat kept
else
  cat > kept
fi
"""
REFUSES = "#!/bin/sh\necho 'you are not allowed to use this program' >&2\nexit 1\n"
OWN = "MAILTO=me\n5 4 * * * backup  # every night\n"


def machine(folder: Path, program: str, before: str | None = None) -> dict[str, str]:
    (folder / "crontab").write_text(program)
    (folder / "crontab").chmod(0o755)
    if before is not None:
        (folder / "kept").write_text(before)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


def test_the_line_comes_after_what_was_there_and_is_marked(tmp_path: Path) -> None:
    put("0 18 * * 1 it", machine(tmp_path, KEEPS, OWN))
    assert (tmp_path / "kept").read_text() == f"{OWN}0 18 * * 1 it {MARK}\n"


def test_where_there_was_none_it_is_the_only_one(tmp_path: Path) -> None:
    put("0 18 * * 1 it", machine(tmp_path, KEEPS))
    assert (tmp_path / "kept").read_text() == f"0 18 * * 1 it {MARK}\n"


def test_a_second_one_takes_the_place_of_the_first(tmp_path: Path) -> None:
    environ = machine(tmp_path, KEEPS, OWN)
    put("0 18 * * 1 it", environ)
    put("0 7 * * 2 it", environ)
    assert (tmp_path / "kept").read_text() == f"{OWN}0 7 * * 2 it {MARK}\n"


def test_taken_out_all_is_as_it_was(tmp_path: Path) -> None:
    environ = machine(tmp_path, KEEPS, OWN)
    put("0 18 * * 1 it", environ)
    assert take_out(environ)
    assert (tmp_path / "kept").read_text() == OWN
    assert not take_out(environ)


def test_a_crontab_that_may_not_be_used_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="crontab_refused"):
        put("0 18 * * 1 it", machine(tmp_path, REFUSES, OWN))
    assert (tmp_path / "kept").read_text() == OWN


def test_one_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    broken = KEEPS.replace('[ -f kept ] || { echo "no crontab for somebody" >&2; exit 1; }', "echo broken >&2; exit 2")
    with pytest.raises(Rejected, match="crontab_refused"):
        put("0 18 * * 1 it", machine(tmp_path, broken, OWN))
    assert (tmp_path / "kept").read_text() == OWN


def test_a_machine_without_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="no_crontab"):
        put("0 18 * * 1 it", {"PATH": str(tmp_path)})

"""Settings stand beside the diary and survive anything that befalls it."""

import errno
import json
import os
from pathlib import Path

import pytest

from cbtpain.errors import StoreFault
from cbtpain.store.settings import COUNTRY, remember, setting


def test_a_setting_is_found_again(tmp_path: Path) -> None:
    remember(tmp_path / "home", COUNTRY, "GB")

    assert setting(tmp_path / "home", COUNTRY) == "GB"


def test_a_setting_takes_the_place_of_the_one_before_and_leaves_the_others(tmp_path: Path) -> None:
    remember(tmp_path, "other", "kept")
    remember(tmp_path, COUNTRY, "GB")
    remember(tmp_path, COUNTRY, "IE")

    assert json.loads((tmp_path / "settings.json").read_text()) == {"other": "kept", COUNTRY: "IE"}


@pytest.mark.parametrize(
    "content",
    [b"", b"not json", b"[]", b'"GB"', b"\xff\xfe", b'{"country": 7}', b'{"country": null}', b'{"country": ["GB"]}'],
)
def test_a_file_that_makes_no_sense_holds_no_setting_and_is_no_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)

    assert setting(tmp_path, COUNTRY) is None


@pytest.mark.parametrize("content", [b"", b"not json", b"[]", b"\xff\xfe"])
def test_a_file_that_makes_no_sense_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)

    remember(tmp_path, COUNTRY, "GB")

    assert setting(tmp_path, COUNTRY) == "GB"


def test_a_folder_in_the_place_of_the_file_holds_no_setting_and_is_told_plainly_when_written(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()

    assert setting(tmp_path, COUNTRY) is None
    with pytest.raises(StoreFault) as raised:
        remember(tmp_path, COUNTRY, "GB")
    assert raised.value.kind == "cannot_open"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_a_write_that_breaks_off_leaves_the_settings_as_they_were_and_nothing_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path, COUNTRY, "GB")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFault) as raised:
        remember(tmp_path, COUNTRY, "IE")

    assert raised.value.kind == "disk_full"
    assert setting(tmp_path, COUNTRY) == "GB"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]

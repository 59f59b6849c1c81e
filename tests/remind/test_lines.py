"""Lines for schedulers: the day, the hour, and a command with strange letters, each as its program reads it."""

import plistlib
import shlex
import shutil
import subprocess
from datetime import time
from pathlib import Path

import pytest

from cbtpain.measures.reminding import Weekly
from cbtpain.remind.lines import cron, launchd, schtasks, systemd

PLAIN = ["/usr/bin/cbtpain", "remind", "now"]
STRANGE = ['/home/a b/100%/it\'s $HOME/"q" & <x>/cbtpain', "remind", "now"]
COMMANDS = pytest.mark.parametrize("command", [PLAIN, STRANGE], ids=["plain", "strange"])
EVERY_DAY = pytest.mark.parametrize("weekday", range(7))
MONDAY = Weekly(0, time(18, 5))


@EVERY_DAY
def test_cron_counts_its_days_from_sunday(weekday: int) -> None:
    assert cron(Weekly(weekday, time(7, 30)), PLAIN).split()[:5] == ["30", "7", "*", "*", str((weekday + 1) % 7)]


@COMMANDS
def test_cron_gives_the_shell_the_command_it_was_given(command: list[str]) -> None:
    told = cron(MONDAY, command).split(" ", 5)[5]
    # cron itself turns an escaped percent sign back before the shell sees it.
    assert "%" not in told.replace("\\%", "")
    assert shlex.split(told.replace("\\%", "%")) == command


def test_systemd_names_the_day_and_the_hour_and_makes_up_for_a_time_when_the_machine_was_off() -> None:
    timer = systemd(Weekly(6, time(7, 0)), PLAIN)["weekly-note.timer"]
    assert "OnCalendar=Sun *-*-* 07:00:00\n" in timer
    assert "Persistent=true\n" in timer


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_itself_reads_the_units_and_the_time(tmp_path: Path) -> None:
    files = systemd(MONDAY, ["/usr/bin/env", 'A=100%/it\'s $HOME "q"', *PLAIN[1:]])
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(tmp_path / name) for name in files)],
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(runtime), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (verified.returncode, verified.stderr) == (0, "")


@COMMANDS
def test_launchd_reads_the_list_as_it_was_meant(command: list[str]) -> None:
    found = plistlib.loads(launchd(MONDAY, command).encode())
    assert found["ProgramArguments"] == command
    assert found["StartCalendarInterval"] == {"Weekday": 1, "Hour": 18, "Minute": 5}


def test_launchd_counts_its_days_from_sunday() -> None:
    days = [plistlib.loads(launchd(Weekly(day, time(0, 0)), PLAIN).encode()) for day in range(7)]
    assert [found["StartCalendarInterval"]["Weekday"] for found in days] == [1, 2, 3, 4, 5, 6, 0]


def test_windows_has_the_day_the_hour_and_quotes_that_its_scheduler_takes() -> None:
    assert schtasks(MONDAY, [r"C:\Program Files\cbtpain.exe", "remind", "now"]) == (
        r'schtasks /Create /TN "weekly-note" /SC WEEKLY /D MON /ST 18:05 '
        r'/TR "\"C:\Program Files\cbtpain.exe\" \"remind\" \"now\""'
    )

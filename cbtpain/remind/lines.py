"""What is to be typed so that the machine itself reminds: for cron, systemd, launchd and the Windows scheduler.

The lines call ``cbtpain remind now``, which is silent where nothing is due. Those for macOS and Windows follow
their manuals and were not tried on such a machine.
"""

import shlex
from collections.abc import Sequence
from xml.sax.saxutils import escape

from cbtpain.measures.reminding import Weekly
from cbtpain.words import remind as words

_CRON_DAYS = (1, 2, 3, 4, 5, 6, 0)
_SYSTEMD_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LAUNCHD_DAYS = _CRON_DAYS
_WINDOWS_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


def cron(weekly: Weekly, command: Sequence[str]) -> str:
    """One line of a crontab. A percent sign would end the command there, so it is escaped."""
    told = shlex.join(command).replace("%", "\\%")
    return f"{weekly.at.minute} {weekly.at.hour} * * {_CRON_DAYS[weekly.weekday]} {told}"


def systemd(weekly: Weekly, command: Sequence[str]) -> dict[str, str]:
    """The two unit files, by name. After a time at which the machine was off it comes as soon as it is on."""
    at = f"{_SYSTEMD_DAYS[weekly.weekday]} *-*-* {weekly.at:%H:%M}:00"
    return {
        f"{words.UNIT}.service": (
            f"[Unit]\nDescription={words.UNIT_TITLE}\n\n[Service]\nType=oneshot\nExecStart={_of_systemd(command)}\n"
        ),
        f"{words.UNIT}.timer": (
            f"[Unit]\nDescription={words.UNIT_TITLE}\n\n[Timer]\nOnCalendar={at}\nPersistent=true\n\n"
            "[Install]\nWantedBy=timers.target\n"
        ),
    }


def _of_systemd(command: Sequence[str]) -> str:
    """Each word in quotes; a percent sign and a dollar have a meaning of their own there and are doubled."""
    escapes = str.maketrans({"\\": "\\\\", '"': '\\"', "%": "%%", "$": "$$"})
    return " ".join(f'"{word.translate(escapes)}"' for word in command)


def launchd(weekly: Weekly, command: Sequence[str]) -> str:
    """A property list for ~/Library/LaunchAgents."""
    words_ = "".join(f"    <string>{escape(word)}</string>\n" for word in command)
    at = {"Weekday": _LAUNCHD_DAYS[weekly.weekday], "Hour": weekly.at.hour, "Minute": weekly.at.minute}
    when = "".join(f"    <key>{name}</key><integer>{value}</integer>\n" for name, value in at.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        '<plist version="1.0">\n<dict>\n'
        f"  <key>Label</key><string>{words.UNIT}</string>\n"
        f"  <key>ProgramArguments</key>\n  <array>\n{words_}  </array>\n"
        f"  <key>StartCalendarInterval</key>\n  <dict>\n{when}  </dict>\n"
        "</dict>\n</plist>\n"
    )


def schtasks(weekly: Weekly, command: Sequence[str]) -> str:
    """One line for a command prompt. Quotes inside the command are escaped as schtasks wants them."""
    told = " ".join(f'\\"{word}\\"' for word in command)
    day = _WINDOWS_DAYS[weekly.weekday]
    return f'schtasks /Create /TN "{words.UNIT}" /SC WEEKLY /D {day} /ST {weekly.at:%H:%M} /TR "{told}"'

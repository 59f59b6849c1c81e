#!/bin/sh
# Makes diary-version-1.db with a cbtpain whose diary is of version 1. Usage: make-version-1.sh PYTHON FILE
set -eu
CBTPAIN_HOME="$(mktemp -d)/home"
export CBTPAIN_HOME

on() {
    day=$1
    shift
    CBTPAIN_NOW="${day}T09:00:00+01:00" "$python" -m cbtpain checkin "$@" >/dev/null
}

python=$1
on 2026-01-04 8 7 9
echo 'Slept badly. Ünïcode ✓' | on 2026-01-11 7 7 7 --note
on 2026-01-11 7 6 7
on 2026-01-20 - 5 6
on 2026-01-20 4 5 5 --on 2025-12-20 --source paper
on 2026-01-27 6 5 5 --on 2026-01-25
# Asked one by one, and broken off after the first answer.
echo 5 | on 2026-02-01
cp "$CBTPAIN_HOME/diary.db" "$2"
chmod 644 "$2"
rm -r "$CBTPAIN_HOME"

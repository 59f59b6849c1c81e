#!/bin/sh
# Makes diary-version-2.db with a cbtpain whose diary is of version 2. Usage: make-version-2.sh PYTHON FILE
set -eu
CBTPAIN_HOME="$(mktemp -d)/home"
export CBTPAIN_HOME

on() {
    day=$1
    shift
    CBTPAIN_NOW="${day}T09:00:00+01:00" "$python" -m cbtpain "$@" >/dev/null
}

python=$1
on 2026-01-04 checkin 8 7 9
echo 'Slept badly. Ünïcode ✓' | on 2026-01-11 checkin 7 7 7 --note
# A session begun and stopped; one finished, skipped through; one dropped.
printf '\n1\n' | on 2026-01-12 start 2
yes s | head -60 | on 2026-01-13 start 4
printf '\n' | on 2026-01-14 start 6
printf '1\n' | on 2026-01-14 start --drop
cp "$CBTPAIN_HOME/diary.db" "$2"
chmod 644 "$2"
rm -r "$CBTPAIN_HOME"

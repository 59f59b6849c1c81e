"""One clear sentence or two for every fault: what happened, what is safe, what to do."""

from cbtpain.errors import CbtpainError

RATING = "a whole number from 0 to 10, as digits or as a word (seven)"
SAFE = "Nothing you kept is lost."

SENTENCES = {
    # ratings
    "not_a_rating": f"That is not a rating. Type {RATING}.",
    "too_few": "That is {given} of 3 numbers. A check-in takes three, such as: cbtpain checkin 7 7 6 "
    "(pain, enjoyment, general activity; - for one you skip). Nothing was written.",
    "too_many": "That is {given} numbers. A check-in takes three, such as: cbtpain checkin 7 7 6 "
    "(pain, enjoyment, general activity; - for one you skip). Nothing was written.",
    "bad_item": f"The {{place}} of the three is not a rating. Each is {RATING}, or - to skip it. Nothing was written.",
    "all_skipped": "All three were skipped, so nothing was written. That is fine. Come back any time.",
    "no_input": "No answer came in, so nothing was written. In a script, give the three numbers: "
    "cbtpain checkin 7 7 6.",
    "no_answer_after_refusal": "The input ended after an answer that could not be taken. "
    f"It takes {RATING}, or s to skip. What was kept before it is safe.",
    "note_too_long": "The note is longer than {limit} characters, so nothing was written. "
    "Please shorten it and try again.",
    "note_is_empty": "--note was given, and no note came in on the input. Nothing was written.",
    "note_unreadable": "The note is not text in UTF-8, so nothing was written. Save it as UTF-8 and try again.",
    # the quick check-in
    "quick_count": "That is {given} of 2 numbers. The quick check-in takes two, such as: cbtpain checkin --quick 5 4 "
    "(pain, how much it got in the way; - for one you skip). Nothing was written.",
    "bad_quick_item": f"The {{place}} of the two is not a rating. Each is {RATING}, or - to skip it. "
    "Nothing was written.",
    "quick_skipped": "Both were skipped, so nothing was written. That is fine. Come back any time.",
    "flare_needs_quick": "The mark of a flare day goes with the quick check-in: cbtpain checkin --quick 5 4 --flare. "
    "Nothing was written.",
    "quick_json_needs_numbers": "--json goes with two numbers, such as: cbtpain checkin --quick 5 4 --json. "
    "Nothing was written.",
    # looking through and correcting check-ins; a start set anew
    "no_checkin_on": "There is no check-in for {day}. Nothing was written. (All of them: cbtpain ratings list --all)",
    "no_quick_on": "There is no quick check-in for {day}. Nothing was written. "
    "(All of them: cbtpain ratings list --quick --all)",
    "only_quick_on": "There is no weekly check-in for {day}, but a quick one: add --quick. Nothing was written.",
    "no_quick_to_undo": "There is no quick check-in to take back. Nothing was written.",
    "nothing_to_undo": "There is no check-in to take back. Nothing was written.",
    "no_new_start": "The start was not set anew, so there is nothing to take back. Nothing was written.",
    "reason_is_asked": "The reason is asked for, so that it stays out of your shell's history. "
    "Type: cbtpain baseline reset --reason. Nothing was written.",
    # a flare
    "flare_one_thing": "That does not go together. One at a time: cbtpain flare, or with --log, --until DAY, --back "
    "or --undo. Nothing was written.",
    "not_a_last_day": "That is no day and no number of days. Type --until 2026-12-01, or --until 3 days. "
    "Nothing was written.",
    "flare_ends_before": "That day is over. --until takes today or a later day; back already? cbtpain flare --back. "
    "Nothing was written.",
    "flare_too_long": "A flare can be marked for up to {days} days ahead, and again after that. If it lasts so long, "
    "please let a clinician know. Nothing was written.",
    # a session's answers
    "enter_goes_on": "This one is to read. Enter goes on; b goes back; q stops for now.",
    "not_an_option": "That is not one of the numbers. Type {numbers}, or s to skip.",
    "not_options": "Type numbers from {numbers}, at most {most} of them, with a space between. Or s to skip.",
    "none_with_others": "0 means none of them, so it stands alone. Type {numbers}, or s to skip.",
    "not_on_scale": f"That is not on the scale. Type {RATING}, or s to skip.",
    "not_a_number": "Type a whole number from {least} to {most}, or s to skip.",
    "not_a_date": "That is not a date. Type it as 2026-02-15, or: today. Or s to skip.",
    "words_too_long": "That is longer than {limit} characters, so it was not kept. Please make it shorter.",
    "words_unreadable": "Some of that is not text in UTF-8, so it was not kept. Please type it again.",
    "no_such_skill": "There is no practice called {given}.",
    "no_such_worksheet": "There is no worksheet called {given}.",
    "no_editor": "No editor was found. Name yours, such as: export EDITOR=nano. Nothing was changed.",
    "no_such_editor": "The editor {name} was not found on this computer. Nothing was changed. "
    "(VISUAL or EDITOR names it, such as: export EDITOR=nano)",
    "editor_unreadable": "VISUAL or EDITOR cannot be read: a quote in it has no end. Nothing was changed.",
    "editor_failed": "The editor ended with an error, so nothing was changed. All stays as it was.",
    "editor_failed_draft": "The editor ended with an error, so nothing was changed. What you had saved is kept as a "
    "draft. (To go on with it: cbtpain worksheet edit {number})",
    "edit_elsewhere": "A worksheet is open in an editor in another window. Nothing was changed. "
    "Close that one first, then try again.",
    "form_unreadable": "Some of the text could not be read, so nothing was changed. It is kept as a draft. "
    "(To go on with it: cbtpain worksheet edit {number})",
    "draft_too_long": "The text is longer than a worksheet can be ({limit} bytes), so nothing was changed. "
    "It is kept as a draft.",
    "draft_unreadable": f"{{path}} cannot be read, so nothing was changed. {SAFE}",
    "no_such_version": "There is no version of that called {wanted}. There are: {versions}. Nothing was written.",
    "one_version": "One version at a time, and one place: such as --short, or --in-bed. Nothing was written.",
    "bad_speed": "--speed takes slow, normal or fast. Nothing was written.",
    "nothing_to_remember": "--remember goes with --speak or --no-speak. Nothing was written.",
    "safety_one_thing": "That does not go together. Use one of --signs, --contacts, --grounding and --listening, or "
    "none for the safety screen. Nothing was written.",
    "listening_on_or_off": "Say on or off: cbtpain safety --listening off. Nothing was written.",
    "no_safety_screen": "This course has no safety screen. The signs that need care: cbtpain safety --signs.",
    "practice_one_thing": "That does not go together. Do one: cbtpain practice mini. Log one: cbtpain practice --log "
    "mini 3 (with --on yesterday). Or alone: --list, --undo. Nothing was written.",
    "log_what": "Say which skill, such as: cbtpain practice --log minis 5. Nothing was written.",
    "bad_times": "That is not how often. Type a whole number from 1 to {most}, such as: "
    "cbtpain practice --log minis 5. Nothing was written.",
    "bad_times_or_done": "That is not how often. Type a whole number from 1 to {most}, or how it went: yes, part, "
    "no. Such as: cbtpain practice --log move part. Nothing was written.",
    "practice_ahead": "That day has not come yet. A practice is logged for today or an earlier day. "
    "Nothing was written.",
    "practice_too_long_ago": "That is more than {days} days ago. Practice can be logged for the last {days} days. "
    "Nothing was written.",
    "nothing_logged": "There is nothing in the log to take back. Nothing was written.",
    "no_such_moment": "There is no such moment. The moments are: {moments}.",
    "nothing_filled": "You have filled in no worksheet yet. (To take one: cbtpain worksheet new)",
    "none_of_that_kind": "You have filled in no such worksheet yet. (To take it: cbtpain worksheet new {name})",
    "no_such_number": "There is no worksheet with that number; yours are numbered 1 to {count}. "
    "(All of them: cbtpain worksheet list)",
    "no_such_session": "There is no session {given}. They are numbered 1 to {sessions}.",
    "no_booster": "This course has no day to come back. Your own practice goes on with: cbtpain practice.",
    "no_such_kind": "There is no such kind of file. There are: {kinds}.",
    # the timer by the clock
    "pace_minutes": "Each part is a whole number of minutes from 1 to {most}, such as: cbtpain pace 25 5 "
    "(activity, rest). Nothing was begun.",
    "pace_cycles": "--cycles takes a whole number from 1 to {most}. Nothing was begun.",
    "pace_too_many": "It takes two numbers, minutes of activity and of rest, such as: cbtpain pace 25 5. "
    "In words: cbtpain pace twenty-five five. Nothing was begun.",
    "pace_minutes_told": "--log takes a whole number of minutes from 1 to {most}, such as: cbtpain pace --log 20. "
    "Nothing was written.",
    "pace_unknown_option": "There is no such option. cbtpain pace --help shows them. Nothing was begun.",
    "pace_one_thing": "One thing at a time, please: minutes, --status, --stop, --pause, --log or --step. "
    "Nothing was changed.",
    "pace_status_only": "--short and --json go with --status. Nothing was changed.",
    "pace_notify_behind": "--notify goes with --background. Nothing was begun.",
    "pace_runs": "A timer runs already, so no other was begun. How far: cbtpain pace --status. "
    "To stop it: cbtpain pace --stop.",
    "pace_none_runs": "No timer runs, so there was nothing to do.",
    "pace_no_plan": "You have no set time yet, so nothing was begun. Give the minutes, such as: cbtpain pace 25 5 "
    "(activity, rest). Session 3 makes a plan for you: cbtpain start 3.",
    "pace_unknown": "There is no such timer to run. Nothing was changed.",
    "pace_did_not_begin": f"The timer could not be begun behind the terminal. {SAFE} "
    "It can run here: leave out --background.",
    "pace_does_not_answer": f"The timer does not answer; it may be stopped with Ctrl-Z or asleep. {SAFE} "
    "It does what was asked when it goes on.",
    # dates
    "not_a_day": "That is not a date. Type it as 2026-02-15, or: today, yesterday. Nothing was written.",
    "future_date": "That day has not come yet. A check-in is for today or an earlier day. Nothing was written.",
    "too_long_ago": "That is more than {days} days ago, and a week that far back is hard to rate. "
    "If you wrote it down then, add: --source paper. It is kept, and not used for the trend. Nothing was written.",
    "day_too_long_ago": "That is more than {days} days ago, and a day that far back is hard to rate. "
    "If you wrote it down then, add: --source paper. It is kept, and not used for the mean of a week. "
    "Nothing was written.",
    "paper_over_self": "That day has a rating you gave in time. To correct it, leave out --source paper. "
    "Nothing was written.",
    "bad_source": "--source takes self or paper. Nothing was written.",
    "bad_now": "CBTPAIN_NOW is not a date and time with an offset. Write it like 2026-02-15T09:00:00+01:00.",
    # the command line
    "json_needs_numbers": "--json goes with three numbers, such as: cbtpain checkin 7 7 6 --json. Nothing was written.",
    "unknown_option": "There is no such option. cbtpain checkin --help shows them. Nothing was written.",
    # reminders
    "not_a_weekday": "That is no day of the week. Type it as mon, tue, wed, thu, fri, sat or sun. Nothing was written.",
    "not_a_time": "That is no time of day. Type it as 18:00, or 6pm. Nothing was written.",
    "not_a_pause": "That is no day to pause up to. Type it as 2026-12-01 or 10 days, at most a year on. "
    "Nothing was changed.",
    "title_too_long": "That name is too long for a calendar. Up to {most} characters. Nothing was written.",
    "no_crontab": "There is no crontab program on this machine, so nothing was changed. "
    "(The other ways: cbtpain remind)",
    "crontab_refused": "The crontab could not be read or written, so it stands as it was. "
    "(The line to put in by hand: cbtpain remind)",
    # the guide
    "no_such_topic": "The guide has no topic called {given}.",
    "no_such_term": "The guide does not explain {given}.",
    "not_a_page": "Enter goes on, b goes back, q leaves.",
    "guide_form": "{path} is no form the guide can be written in. Name a file that ends in .html or in .md. "
    "Nothing was written.",
    # the page for the doctor
    "no_such_part": "There is no such part of the page. The parts are: {parts}. Nothing was written.",
    "since_is_ahead": "That day has not come yet. --since takes today or an earlier day. Nothing was written.",
    "report_needs_yes": "Nobody can be asked here, so nothing was written. With --yes the page is written.",
    "file_is_there": "{path} is there already, and was left as it is. Name another file. "
    "Or add --replace, to write in its place.",
    "file_of_diary": f"That is a file of your diary itself. {SAFE} Name a file in another folder.",
    "file_unwritable": "{path} could not be written: the folder or the disk does not allow it. Your diary is not "
    "touched by this. Name a file in another folder.",
    # the diary out of the program, and into it
    "no_such_form": "--format takes json, csv, fhir or redcap. Nothing was written.",
    "a_folder_is_needed": "csv and redcap are two files each: name a folder with --to. Nothing was written.",
    "bad_participant": "--participant takes up to 50 letters, digits, dots and hyphens. Nothing was written.",
    "no_such_file": "There is no file {path}. Nothing was written.",
    "file_unreadable": "{path} cannot be read. Nothing was written. Check that it is a file, and that you may read it.",
    "not_a_file": "{path} is no ordinary file, so it was not read. Nothing was written. "
    "Save what you have as a file, and name that one.",
    "file_too_large": "{path} is larger than {megabytes} MB, which no diary is. Nothing was written. "
    "Check that it is the right file.",
    "not_an_export": "That file is not an export of cbtpain, or it is damaged. Nothing was written. "
    "(Old ratings in a CSV file: cbtpain data import --help)",
    "export_too_new": "That export was made by a newer cbtpain. Nothing was written. "
    "Please install the newer cbtpain, and bring it in with that one.",
    "export_damaged": "That export is damaged at: {where}. Nothing was written. "
    "Take another copy of it, or export the diary again.",
    "export_is_ahead": "That export has a day that has not come yet, at: {where}. Nothing was written. "
    "If the clock of this computer is wrong, set it and try again.",
    "diary_is_not_empty": f"There is a diary here already, so nothing was brought in. {SAFE} "
    "To bring the other one back, set CBTPAIN_HOME to a new folder.",
    "imported_before": f"That file was brought in before, so nothing was written. {SAFE}",
    "bad_map": "--map names the column of the date and of at least one rating, such as: "
    "--map date=Day,pain=Pain (also enjoyment=, activity=). Nothing was written.",
    "bad_date_form": "--date-format is made of YYYY, MM and DD, such as DD.MM.YYYY. Nothing was written.",
    "no_such_column": "That file has no column with the heading {name}. Nothing was written.",
    "column_twice": "That file has more than one column with the heading {name}. Nothing was written.",
    "no_old_ratings": "No rating was found in that file, so nothing was written.",
    "old_lines": "Some lines cannot be read ({count}), so nothing was written: {lines}. "
    "Mend them, or leave them out: --skip-bad (the form of dates: --date-format)",
    # the course's files
    "no_content": f"The course's own files are missing from this installation. {SAFE} Please install cbtpain again.",
    "content_unreadable": f"A file of the course cannot be read: {{where}}. {SAFE} Please install cbtpain again.",
    "folder_is_taken": "{folder} is there already and is not empty, so nothing was written. Name a new folder.",
    "folder_unwritable": "{folder} could not be written: the folder or the disk does not allow it. Name another one.",
    "pack_unreadable": f"This course cannot be played as it stands: {{where}}. {SAFE} "
    "(All that is wrong with it: cbtpain content check {folder})",
    "no_such_course": f"There is no course in {{folder}}: it has no course.yaml. {SAFE}",
    # the diary
    "no_home": "No home folder was found. Set CBTPAIN_HOME to a folder for your diary.",
    "not_a_diary": "{path} is not a cbtpain diary, or it is damaged. It was left as it is. "
    "Make a copy of it before you move it away, or set CBTPAIN_HOME to another folder.",
    "too_new": "Your diary was written by a newer cbtpain (version {version} of its form; this program knows "
    "{newest}). It was left as it is, and nothing in it is lost. Please install the newer cbtpain.",
    "damaged": "{path} is damaged, and was left as it is. Make a copy of it before anything else. "
    "If there is a folder named backups beside it, the newest file there is whole.",
    "cannot_write": f"{{path}} cannot be written: the file, the folder or the disk does not allow it. {SAFE} "
    "Allow writing there, or set CBTPAIN_HOME to another folder.",
    "cannot_open": "{path} cannot be opened, so nothing was written. "
    "Check that the folder exists and is yours, or set CBTPAIN_HOME to another folder.",
    "disk_full": f"The disk is full, so this was not kept. {SAFE} Free some space and try again.",
    "disk_fault": "The disk gave an error, so this was not kept. What was kept before was left as it is. "
    "Check the disk, then try again.",
    "busy": f"Another program is writing in your diary, so this was not kept. {SAFE} Try again in a moment.",
    "backup_failed": f"A safety copy of your diary could not be made, so the diary was left as it is. {SAFE} "
    "Check the free space on the disk, then try again.",
    "output_unwritable": "The output could not be written: the place it goes to gave an error. "
    "Your diary is not touched by this.",
    "unreadable_now": "Your diary could not be read now: the disk is full or gives an error. "
    "It was left as it is. Free some space, or check the disk, then try again.",
    "busy_reading": "Your diary could not be read now: another program holds it. It was left as it is. "
    "Try again in a moment.",
    "store_defect": f"The diary could not take that. This is a defect in cbtpain. {SAFE} "
    "Please report it, without your notes or ratings.",
    "defect": "Something went wrong inside cbtpain. This is a defect, not your doing. "
    "Please report it, without your notes or ratings. (CBTPAIN_DEBUG=1 shows details, and may show your words.)",
}


MEANT = "{sentence} Did you mean: {nearest}?"
LISTED_BY = {
    "no_such_skill": "cbtpain practice",
    "no_such_worksheet": "cbtpain worksheet new",
    "no_such_topic": "cbtpain guide",
    "no_such_term": "cbtpain guide --glossary",
}
"""For names: the command that lists what there is."""
LISTED = "{sentence} (All of them: {command})"


def sentence(fault: CbtpainError) -> str:
    """What the person reads for that fault. Of a name that is like another one, ``nearest`` is offered."""
    said = SENTENCES[fault.kind].format(**fault.fields)
    if nearest := fault.fields.get("nearest"):
        return MEANT.format(sentence=said, nearest=nearest)
    if command := LISTED_BY.get(fault.kind):
        return LISTED.format(sentence=said, command=command)
    return said

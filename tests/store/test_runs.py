"""Sessions in the diary: begun with their first answer, answered by revisions, ended once, and never overwritten."""

import traceback
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import DONE, DROPPED, OPEN, TAKEN_BACK, Checkin, Run, Said
from cbtpain.store import connection as connecting
from cbtpain.store.connection import connect
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs

SUNDAY = date(2026, 2, 15)
MONDAY = SUNDAY + timedelta(1)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
LATER = Moment(datetime(2026, 2, 16, 9, 30, tzinfo=UTC), 60, "Europe/Berlin")
COURSE = "small"
FIRST = Run(COURSE, "first", 1, 2, "d1", short=False, begun_on=SUNDAY)
SECOND = Run(COURSE, "second", 2, 2, "d2", short=False, begun_on=SUNDAY)
WHY = Said("why", '"sleep"', "to sleep")
OFTEN = Said("plan.often", "5", "5")
PRIVATE = "Nobody knows about the 31415 pills"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def runs(store: Store) -> Runs:
    return Runs(store)


@pytest.fixture
def elsewhere(tmp_path: Path, store: Store) -> Iterator[Runs]:
    """The same diary, opened in another terminal."""
    other = Store(tmp_path)
    yield Runs(other)
    other.close()


def table(home: Path, name: str) -> list[tuple[object, ...]]:
    """All rows, as another program sees them: what is committed."""
    with closing(connect(home / "diary.db")) as connection:
        return connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()  # noqa: S608


def open_runs(home: Path, course: str = COURSE) -> list[Run]:
    with reading_runs(home, course) as found:
        return found.open()


def done_runs(home: Path, course: str = COURSE) -> list[Run]:
    with reading_runs(home, course) as found:
        return found.done()


def answers(home: Path, run: Run) -> list[Said]:
    with reading_runs(home, run.course) as found:
        return found.answers(run)


@pytest.mark.usefixtures("runs")
def test_an_opened_session_without_an_answer_leaves_no_run(tmp_path: Path) -> None:
    assert (table(tmp_path, "run"), table(tmp_path, "answer")) == ([], [])


def test_a_run_begins_with_its_first_answer_and_both_are_there_for_others_at_once(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)

    assert kept == FIRST._replace(id=1)
    when = ("2026-02-15T08:00:00Z", 60, "Europe/Berlin")
    assert table(tmp_path, "run") == [(1, "small", "first", 1, 2, "d1", 0, "2026-02-15", "open", None, *when)]
    assert table(tmp_path, "answer") == [(1, 1, "why", 1, 1, '"sleep"', "to sleep", "2026-02-15T08:00:00Z")]


def test_a_run_keeps_the_day_it_was_begun_on(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    runs.keep(kept, OFTEN, LATER)

    assert [kept] == open_runs(tmp_path)
    assert [row[7:11] for row in table(tmp_path, "run")] == [("2026-02-15", "open", None, "2026-02-15T08:00:00Z")]
    assert [row[-1] for row in table(tmp_path, "answer")] == ["2026-02-15T08:00:00Z", "2026-02-16T09:30:00Z"]


def test_a_changed_answer_is_a_revision_the_first_one_stays_and_the_latest_counts(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    runs.keep(kept, OFTEN, MOMENT)
    for value in ('"work"', None, '"sleep"'):
        runs.keep(kept, Said("why", value), LATER)

    found = [(row[2], row[3], row[5]) for row in table(tmp_path, "answer")]
    assert found == [
        ("why", 1, '"sleep"'),
        ("plan.often", 1, "5"),
        ("why", 2, '"work"'),
        ("why", 3, None),
        ("why", 4, '"sleep"'),
    ]
    assert answers(tmp_path, kept) == [OFTEN, Said("why", '"sleep"')]


def test_an_answer_taken_back_counts_as_skipped(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    runs.keep(kept, Said("why", None), LATER)

    assert answers(tmp_path, kept) == [Said("why", None)]


def test_a_question_that_came_back_is_kept_with_its_round(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, Said("why", None), MOMENT)
    runs.keep(kept, WHY._replace(round=2), MOMENT)

    assert answers(tmp_path, kept) == [WHY._replace(round=2)]


def test_what_was_shown_last_is_kept_with_the_run(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    edited = runs.keep(kept._replace(digest="d9", short=True), OFTEN, LATER)

    assert edited == kept._replace(digest="d9", short=True)
    assert [edited] == open_runs(tmp_path)


def test_the_same_prompt_of_two_runs_has_revisions_of_its_own_in_each(tmp_path: Path, runs: Runs) -> None:
    one, two = runs.keep(FIRST, WHY, MOMENT), runs.keep(SECOND, WHY, MOMENT)
    runs.keep(one, Said("why", '"work"'), MOMENT)

    assert [row[1:4] for row in table(tmp_path, "answer")] == [(1, "why", 1), (2, "why", 1), (1, "why", 2)]
    assert (answers(tmp_path, one), answers(tmp_path, two)) == ([Said("why", '"work"')], [WHY])


def test_what_a_later_answer_took_off_the_way_is_taken_back_and_what_was_given_stays_below_it(
    tmp_path: Path, runs: Runs
) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    runs.keep(kept, OFTEN, MOMENT)
    runs.keep(kept, Said("free", '"x"', "x"), LATER, done=True, taken_back=["why", "plan.often"])

    assert [Said("free", '"x"', "x"), Said("why", TAKEN_BACK), Said("plan.often", TAKEN_BACK)] == answers(
        tmp_path, kept
    )
    found = [(row[2], row[3], row[5]) for row in table(tmp_path, "answer")]
    assert found[:2] == [("why", 1, '"sleep"'), ("plan.often", 1, "5")]
    assert found[2:] == [("free", 1, '"x"'), ("why", 2, TAKEN_BACK), ("plan.often", 2, TAKEN_BACK)]


def test_an_answer_and_what_it_takes_back_are_kept_together_or_not_at_all(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    before = table(tmp_path, "answer")

    with pytest.raises(StoreFault):
        runs.keep(kept, OFTEN, LATER, done=True, taken_back=["why", ""])

    assert before == table(tmp_path, "answer")
    assert [kept] == open_runs(tmp_path)


def test_several_changes_of_one_run_are_revisions_kept_together_or_not_at_all(tmp_path: Path, runs: Runs) -> None:
    run = runs.keep(runs.keep(FIRST, WHY, MOMENT), OFTEN, MOMENT, done=True)
    changed = [Said("why", '"to rest"', "to rest"), Said("plan.often", TAKEN_BACK)]
    assert runs.revise(run, changed, LATER, done=False) == run
    assert [(row[2], row[3], row[5]) for row in table(tmp_path, "answer")[2:]] == [
        ("why", 2, '"to rest"'),
        ("plan.often", 2, TAKEN_BACK),
    ]
    before = table(tmp_path, "answer")
    with pytest.raises(StoreFault):
        runs.revise(run, [WHY, Said("", "1")], LATER, done=False)
    assert table(tmp_path, "answer") == before


def test_a_change_that_answers_all_ends_a_half_done_run_and_one_dropped_elsewhere_counts_again(
    runs: Runs, elsewhere: Runs
) -> None:
    run = runs.keep(FIRST, WHY, MOMENT)
    elsewhere.drop(run, MOMENT)
    assert runs.revise(run, [OFTEN], LATER, done=False).state == OPEN
    ended = runs.revise(run, [OFTEN], LATER, done=True)
    assert (ended.state, ended.ended_on) == (DONE, MONDAY)


def test_the_last_answer_ends_the_run_on_the_day_it_was_given(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    ended = runs.keep(kept, OFTEN, LATER, done=True)

    assert ended == kept._replace(state=DONE, ended_on=MONDAY)
    assert (open_runs(tmp_path), done_runs(tmp_path)) == ([], [ended])


def test_a_session_of_one_answer_begins_and_ends_with_it(tmp_path: Path, runs: Runs) -> None:
    ended = runs.keep(FIRST, WHY, MOMENT, done=True)

    assert ended == FIRST._replace(state=DONE, ended_on=SUNDAY, id=1)
    assert [ended] == done_runs(tmp_path)


@pytest.mark.parametrize("done", [False, True])
def test_a_finished_run_stays_finished_on_its_day_when_an_answer_of_it_is_changed(
    tmp_path: Path, runs: Runs, done: bool
) -> None:
    ended = runs.keep(FIRST, WHY, MOMENT, done=True)

    assert ended == runs.keep(ended, Said("why", '"work"'), LATER, done=done)
    assert [ended] == done_runs(tmp_path)
    assert answers(tmp_path, ended) == [Said("why", '"work"')]


def test_a_finished_run_is_not_dropped(tmp_path: Path, runs: Runs) -> None:
    ended = runs.keep(FIRST, WHY, MOMENT, done=True)

    assert ended == runs.drop(ended, LATER)
    assert [ended] == done_runs(tmp_path)


def test_a_dropped_run_is_neither_open_nor_done_and_its_answers_stay_in_the_diary(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    before = table(tmp_path, "answer")

    assert runs.drop(kept, LATER) == kept._replace(state=DROPPED, ended_on=MONDAY)
    assert (open_runs(tmp_path), done_runs(tmp_path)) == ([], [])
    assert before == table(tmp_path, "answer")


def test_a_run_dropped_twice_keeps_the_day_of_the_first_time(runs: Runs) -> None:
    dropped = runs.drop(runs.keep(FIRST, WHY, MOMENT), MOMENT)

    assert dropped == runs.drop(dropped, LATER)


def test_after_a_drop_the_session_begins_anew(tmp_path: Path, runs: Runs) -> None:
    runs.drop(runs.keep(FIRST, WHY, MOMENT), MOMENT)
    again = runs.keep(FIRST, OFTEN, LATER)

    assert again == FIRST._replace(id=2)
    assert ([again], [OFTEN]) == (open_runs(tmp_path), answers(tmp_path, again))


def test_a_finished_session_taken_again_is_a_run_of_its_own(tmp_path: Path, runs: Runs) -> None:
    ended = runs.keep(FIRST, WHY, MOMENT, done=True)
    again = runs.keep(FIRST._replace(begun_on=MONDAY), Said("why", '"work"'), LATER)

    assert again == FIRST._replace(begun_on=MONDAY, id=2)
    assert ([again], [ended]) == (open_runs(tmp_path), done_runs(tmp_path))
    assert (answers(tmp_path, ended), answers(tmp_path, again)) == ([WHY], [Said("why", '"work"')])


def test_two_terminals_on_one_session_share_a_run_and_both_are_kept(
    tmp_path: Path, runs: Runs, elsewhere: Runs
) -> None:
    here, there = runs.keep(FIRST, WHY, MOMENT), elsewhere.keep(FIRST, Said("why", '"work"'), LATER)
    runs.keep(here, OFTEN, LATER)

    assert here == there
    assert [here] == open_runs(tmp_path)
    assert answers(tmp_path, here) == [Said("why", '"work"'), OFTEN]
    assert [row[3:6] for row in table(tmp_path, "answer")] == [(1, 1, '"sleep"'), (2, 1, '"work"'), (1, 1, "5")]


def test_two_terminals_on_two_sessions_or_two_courses_have_a_run_each(
    tmp_path: Path, runs: Runs, elsewhere: Runs
) -> None:
    kept = [runs.keep(FIRST, WHY, MOMENT), elsewhere.keep(SECOND, WHY, MOMENT)]
    pack = elsewhere.keep(FIRST._replace(course="pack:small"), WHY, MOMENT)

    assert [run.id for run in (*kept, pack)] == [1, 2, 3]
    assert list(reversed(kept)) == open_runs(tmp_path)
    assert [pack] == open_runs(tmp_path, "pack:small")


def test_a_run_finished_in_another_terminal_takes_what_is_still_given_here_and_stays_finished(
    tmp_path: Path, runs: Runs, elsewhere: Runs
) -> None:
    here = runs.keep(FIRST, WHY, MOMENT)
    ended = elsewhere.keep(here, OFTEN, MOMENT, done=True)

    assert ended == runs.keep(here, Said("why", '"work"'), LATER)
    assert ([], [ended]) == (open_runs(tmp_path), done_runs(tmp_path))
    assert answers(tmp_path, ended) == [OFTEN, Said("why", '"work"')]


def test_a_run_dropped_in_another_terminal_counts_again_once_it_is_gone_on_with_here(
    tmp_path: Path, runs: Runs, elsewhere: Runs
) -> None:
    here = runs.keep(FIRST, WHY, MOMENT)
    elsewhere.drop(here, MOMENT)

    assert here == runs.keep(here, OFTEN, LATER)
    assert ([here], [WHY, OFTEN]) == (open_runs(tmp_path), answers(tmp_path, here))
    assert runs.keep(here, OFTEN, LATER, done=True) == here._replace(state=DONE, ended_on=MONDAY)


def test_first_answers_in_many_terminals_at_once_begin_one_run_and_are_all_kept(tmp_path: Path) -> None:
    count = 6
    stores = [Store(tmp_path) for _ in range(count)]
    barrier, kept = Barrier(count), list[Run]()

    def answer(number: int) -> None:
        barrier.wait(timeout=60)
        kept.append(Runs(stores[number]).keep(FIRST, Said("why", str(number)), MOMENT))

    threads = [Thread(target=answer, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    for store in stores:
        store.close()

    assert [FIRST._replace(id=1)] * count == kept
    found = [(row[3], row[5]) for row in table(tmp_path, "answer")]
    assert list(range(1, count + 1)) == [revision for revision, _ in found]
    assert {str(number) for number in range(count)} == {value for _, value in found}


QUOTED = ['it\'s "so"', "'); DROP TABLE answer; --", "{{why}} {limit} %s", "[b]x[/b]", "\\", " spaces "]
CONTROLS = ["\x00 after a nul", "nul\x00within", "\x1b[2J", "two\r\nlines\u2028", "\ufeff"]
OTHER_SCRIPTS = ["\u05db\u05d0\u05d1 \u202e", "\U0001f642\u200d\U0001f9e1", "\u75bc", "é e\u0301"]
LETTERS = st.text(st.characters(exclude_categories=["Cs"]))
WORDS = LETTERS | st.sampled_from([*QUOTED, *CONTROLS, *OTHER_SCRIPTS])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WORDS, st.none() | WORDS), min_size=1, max_size=4))
def test_words_come_back_to_the_letter(written: list[tuple[str, str | None]]) -> None:
    expected = [Said(f"line-{number}", value, said) for number, (said, value) in enumerate(written)]
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        try:
            run = FIRST
            for said in expected:
                run = Runs(store).keep(run, said, MOMENT)
        finally:
            store.close()

        assert expected == answers(Path(folder), run)


def test_words_that_are_hard_to_keep_come_back_to_the_letter(tmp_path: Path, runs: Runs) -> None:
    expected = [Said(f"line-{n}", text, text) for n, text in enumerate([*QUOTED, *CONTROLS, *OTHER_SCRIPTS])]
    for said in expected:
        kept = runs.keep(FIRST, said, MOMENT)

    assert expected == answers(tmp_path, kept)


def test_names_of_a_course_come_back_to_the_letter(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST._replace(course="pack:it's"), Said("a'\"b", None), MOMENT)

    assert [kept] == open_runs(tmp_path, "pack:it's")
    assert answers(tmp_path, kept) == [Said("a'\"b", None)]


def told(error: BaseException | None) -> str:
    """All that any printer of this error could print, causes and contexts included."""
    texts = []
    while error is not None:
        texts += [str(error), repr(error), repr(error.args), "".join(traceback.format_exception_only(error))]
        error = error.__cause__ or error.__context__
    return "\n".join(texts)


def refuse_answers(home: Path) -> None:
    with closing(connect(home / "diary.db")) as connection:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON answer BEGIN SELECT RAISE(ABORT, 'none today'); END")


def test_a_run_and_its_first_answer_are_kept_together_or_not_at_all(tmp_path: Path, runs: Runs) -> None:
    refuse_answers(tmp_path)

    with pytest.raises(StoreFault) as raised:
        runs.keep(FIRST, WHY, MOMENT)

    assert raised.value.kind == "store_defect"
    assert (table(tmp_path, "run"), table(tmp_path, "answer")) == ([], [])


def test_a_run_does_not_end_with_an_answer_that_was_not_kept(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(FIRST, WHY, MOMENT)
    refuse_answers(tmp_path)

    with pytest.raises(StoreFault):
        runs.keep(kept, OFTEN, LATER, done=True)

    assert ([kept], []) == (open_runs(tmp_path), done_runs(tmp_path))


def test_an_sql_error_tells_nothing_of_what_was_written(
    tmp_path: Path, runs: Runs, capfd: pytest.CaptureFixture[str]
) -> None:
    refuse_answers(tmp_path)

    with pytest.raises(StoreFault) as raised:
        runs.keep(FIRST, Said("free", f'"{PRIVATE}"', PRIVATE), MOMENT)

    assert "none today" in told(raised.value)
    assert "31415" not in told(raised.value)
    assert capfd.readouterr() == ("", "")


def test_an_answer_that_nothing_can_hold_is_refused_and_leaves_nothing(tmp_path: Path, runs: Runs) -> None:
    with pytest.raises(StoreFault) as raised:
        runs.keep(FIRST, WHY._replace(round=3), MOMENT)

    assert raised.value.kind == "store_defect"
    assert (table(tmp_path, "run"), table(tmp_path, "answer")) == ([], [])


def test_a_diary_another_program_writes_in_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
    store = Store(tmp_path)
    try:
        runs = Runs(store)
        kept = runs.keep(FIRST, WHY, MOMENT)
        with closing(connect(tmp_path / "diary.db")) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreFault) as keeping:
                runs.keep(kept, Said("free", PRIVATE, PRIVATE), MOMENT)
            with pytest.raises(StoreFault) as dropping:
                runs.drop(kept, MOMENT)
        assert [keeping.value.kind, dropping.value.kind] == ["busy", "busy"]
        assert "31415" not in told(keeping.value)
        assert runs.keep(kept, OFTEN, MOMENT) == kept
    finally:
        store.close()

    assert ([kept], [WHY, OFTEN]) == (open_runs(tmp_path), answers(tmp_path, kept))


def test_answers_and_check_ins_of_one_sitting_stand_beside_each_other(tmp_path: Path, store: Store) -> None:
    kept = Runs(store).keep(FIRST, WHY, MOMENT)
    store.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    Runs(store).keep(kept, OFTEN, MOMENT)

    assert [len(table(tmp_path, name)) for name in ("checkin", "run", "answer")] == [1, 1, 2]


def finished_runs(home: Path) -> set[tuple[object, ...]]:
    """The ids of the runs that are done, each with its day."""
    return {(row[0], row[9]) for row in table(home, "run") if row[8] == DONE}


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["keep", "keep", "keep", "finish", "drop"]),
        st.integers(0, 1),
        st.sampled_from(["first", "second"]),
        st.sampled_from(["why", "plan.often"]),
        st.none() | st.sampled_from(["1", "2", '"x"']),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(MOVES)
def test_whatever_two_terminals_do_nothing_that_was_given_is_changed_or_lost(
    moves: list[tuple[str, int, str, str, str | None]],
) -> None:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        stores = [Store(home), Store(home)]
        known: dict[tuple[int, str], Run] = {}
        given_: list[tuple[str, str | None]] = []
        try:
            for move, terminal, session, prompt, value in moves:
                run = known.get((terminal, session), FIRST._replace(session=session))
                seen, finished = table(home, "answer"), finished_runs(home)
                if move != "drop":
                    given_.append((prompt, value))
                    run = Runs(stores[terminal]).keep(run, Said(prompt, value), MOMENT, done=move == "finish")
                elif run.id is not None:
                    run = Runs(stores[terminal]).drop(run, MOMENT)
                known[terminal, session] = run
                assert seen == table(home, "answer")[: len(seen)]
                assert finished <= finished_runs(home)
        finally:
            for store in stores:
                store.close()

        rows = table(home, "answer")
        assert given_ == [(row[2], row[5]) for row in rows]
        for key in {(row[1], row[2]) for row in rows}:
            revisions = [row[3] for row in rows if (row[1], row[2]) == key]
            assert list(range(1, len(revisions) + 1)) == revisions
        assert len({row[1] for row in rows}) == len(table(home, "run")), "a run without an answer"


def test_a_run_dropped_meanwhile_gives_way_to_the_one_that_was_begun_anew(runs: Runs) -> None:
    first = runs.keep(FIRST, WHY, MOMENT)
    runs.drop(first, MOMENT)
    anew = runs.keep(FIRST, WHY, LATER)
    went_on = runs.keep(first, OFTEN, LATER)
    assert (first.id != anew.id, went_on.id) == (True, anew.id)


def test_two_practices_begun_at_once_are_two_and_neither_takes_the_other_over(runs: Runs) -> None:
    blank = FIRST._replace(session="practice:mini", number=1, sessions=1)
    first, second = [runs.keep(blank, Said("mini.before", str(number)), MOMENT) for number in (7, 3)]
    assert first.id != second.id
    runs.keep(first, Said("mini.after", "4"), MOMENT, done=True)
    assert runs.keep(second, Said("mini.after", "2"), MOMENT, done=True).id == second.id

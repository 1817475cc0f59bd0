"""The results of a run that is stopped anywhere: whole lines only, nothing lost, nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.batch.record import LostRecord, read_record
from grader.batch.store import JOURNAL, Store
from grader.courses.backprop import course
from grader.reports.lines import RESULTS
from grader.reports.report import Report, report_of, same_for_all

STUDENTS = ["bob", "alice", "carol"]


def report(student: str, *, failed: bool = False) -> Report:
    outcome = "error" if failed else "passed"
    return report_of(student, course, same_for_all(course, outcome, "why"), isolated=True)  # type: ignore[arg-type]


def finished(folder: Path) -> bytes:
    """What an unbroken run writes."""
    with Store(folder, fresh=False) as store:
        for student in STUDENTS:
            if store.digest(student) != f"digest of {student}":
                store.add(report(student), f"digest of {student}")
        store.finish(STUDENTS, course)
    return (folder / RESULTS).read_bytes()


def test_results_are_sorted_at_the_end(tmp_path: Path) -> None:
    """The finished file is the same in whatever order the submissions were graded."""
    lines = finished(tmp_path).splitlines()
    assert [line.split(b'"')[3] for line in lines] == [b"alice", b"bob", b"carol"]


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run that has graded everybody, and was killed before its end, has written."""
    folder = tmp_path_factory.mktemp("stopped")
    with Store(folder, fresh=False) as store:
        for student in STUDENTS:
            store.add(report(student), f"digest of {student}")
    return {name: (folder / name).read_bytes() for name in (RESULTS, JOURNAL)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an unbroken run writes."""
    return finished(tmp_path_factory.mktemp("whole"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(results=st.integers(0, 11_000), journal=st.integers(0, 150))
def test_cut_anywhere_the_same_bytes_come_out(
    tmp_path_factory: pytest.TempPathFactory, stopped: dict[str, bytes], whole: bytes, results: int, journal: int
) -> None:
    """A power cut leaves half a line in either file: the next run ends with the bytes of an unbroken one."""
    folder = tmp_path_factory.mktemp("cut")
    for name, length in ((RESULTS, results), (JOURNAL, journal)):
        (folder / name).write_bytes(stopped[name][:length])
    assert finished(folder) == whole


def test_a_report_with_an_error_is_tried_again(tmp_path: Path) -> None:
    """The grader's own fault is not remembered as a result."""
    with Store(tmp_path, fresh=False) as store:
        store.add(report("bob", failed=True), "d")
    with Store(tmp_path, fresh=False) as store:
        assert store.digest("bob") is None
        store.add(report("bob"), "d")
        store.finish(["bob"], course)
        assert [r.error for r in store.reports(["bob"])] == [None]


def test_fresh_forgets_everything(tmp_path: Path) -> None:
    """`--fresh`, and a changed seed or course, start from nothing."""
    finished(tmp_path)
    with Store(tmp_path, fresh=True) as store:
        assert store.digest("alice") is None


def test_students_who_are_gone_are_left_out(tmp_path: Path) -> None:
    """A submission that was taken away has no line in the finished file."""
    finished(tmp_path)
    with Store(tmp_path, fresh=False) as store:
        store.finish(["alice"], course)
    assert (tmp_path / RESULTS).read_bytes().count(b"\n") == 1


def test_foreign_lines_do_no_harm(tmp_path: Path) -> None:
    """A file that somebody has edited is read as far as it can be."""
    (tmp_path / RESULTS).write_bytes(b"not json\n\xff\xfe\n{}\n[]\n")
    (tmp_path / JOURNAL).write_bytes(b"{}\n\xff\n")
    assert finished(tmp_path).count(b"\n") == 3


def test_a_run_that_was_killed_before_its_record_goes_on(tmp_path: Path) -> None:
    """Killed at its first moment, a run has left an empty file and no record: nothing is in the way of the next."""
    with Store(tmp_path, fresh=True):
        pass
    assert (tmp_path / RESULTS).exists()
    assert read_record(tmp_path) is None
    with Store(tmp_path, fresh=False) as store:
        store.add(report("bob"), "d")
    with pytest.raises(LostRecord, match=r"run\.json is not there"):
        read_record(tmp_path)

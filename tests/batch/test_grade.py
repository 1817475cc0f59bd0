"""`grader grade` on real folders: the files it writes, its exit codes, and what survives a kill."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from grader.batch.lock import alone
from grader.courses.backprop import course
from tests.student_files import StudentFiles

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only")

ENV = {**os.environ, "COLUMNS": "100"}


def grader(*arguments: object, timeout: float = 100) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grader", "grade", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=ENV, check=False, timeout=timeout)


def lines(folder: Path) -> dict[str, Any]:
    return {line["student"]: line for line in map(json.loads, (folder / "results.jsonl").read_text().splitlines())}


def outcomes(line: Any) -> dict[str, str]:
    return {step["step"]: step["outcome"] for step in line["steps"]}


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small class: right, wrong, unfinished, looping, and broken in several ways."""
    folder = tmp_path_factory.mktemp("class")
    for name in ("right", "wrong", "unfinished", "looping", "empty_file", "forward_h1__x"):
        StudentFiles(folder / name).start()
    StudentFiles(folder / "right").solve()
    StudentFiles(folder / "forward_h1__x").solve("forward_h1")
    wrong = StudentFiles(folder / "wrong")
    wrong.solve("forward_h1")
    wrong.write("forward_h2", "return i1 * w2 + i2 * w4")
    wrong.write("delta", "return actual - prediction")
    wrong.write("error", "return delta(prediction, actual) ** 3 / 2")
    wrong.write("gradient_w6", 'raise ValueError(f"secret {delta} \\x1b[31m")')
    wrong.write("gradient_w5", "return h1 * delta + (0 if abs(i1 - 2) < 1e-9 else 0.123)")
    looping = StudentFiles(folder / "looping")
    looping.write("forward_h1", "while True:\n    pass")
    looping.solve("forward_h2")
    (folder / "empty_file" / "ex1_forward_pass.py").write_text("")
    (folder / "linked").symlink_to(folder / "right")
    (folder / "not_utf8.py").write_bytes(b"x = '\xff'\n")
    return folder


@pytest.fixture(scope="module")
def results(submissions: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class graded once."""
    output = tmp_path_factory.mktemp("results")
    done = grader(submissions, "--output", output, "--seed", "11", "--step-timeout", "0.5", "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert "8 submissions graded." in done.stdout
    return output


def test_points_and_outcomes(results: Path) -> None:
    """Each student gets what he has earned; a slip costs its own step only."""
    found = lines(results)
    assert list(found) == sorted(found)
    assert found["right"]["points"] == 24.0
    assert found["unfinished"]["points"] == 0.0
    assert set(outcomes(found["unfinished"]).values()) == {"not_written"}
    assert (found["looping"]["points"], outcomes(found["looping"])["forward_h1"]) == (1.0, "timed_out")
    assert found["wrong"]["points"] == 1.0
    assert found["forward_h1__x"]["points"] == 1.0
    assert outcomes(found["empty_file"])["forward_h1"] == "missing"
    assert outcomes(found["empty_file"])["error"] == "not_written"
    assert all(line["error"] is None and line["isolated"] is True for line in found.values())


def test_unreadable_submissions_are_broken_with_a_sentence(results: Path) -> None:
    """A link or bytes that are no text stop nothing, and say what they are."""
    for student in ("linked", "not_utf8"):
        line = lines(results)[student]
        assert (line["points"], set(outcomes(line).values())) == (0.0, {"broken"})
        assert line["steps"][0]["feedback"]


def test_feedback_teaches_and_hides_the_hidden(results: Path) -> None:
    """The mistake is named; no hidden argument, answer or message is, in no outcome."""
    steps = {step["step"]: step for step in lines(results)["wrong"]["steps"]}
    assert steps["forward_h2"]["mistake"] == "w2_w3_swapped"
    assert "should be   0.35" in steps["forward_h2"]["feedback"]
    assert "mend delta first" in steps["error"]["feedback"]
    assert "\x1b" not in json.dumps(steps, ensure_ascii=False)
    assert "seed" not in json.dumps(steps)
    assert steps["gradient_w5"]["outcome"] == "wrong"
    assert "gradient_w5(" not in steps["gradient_w5"]["feedback"]


def test_the_record_says_how_it_was_made(results: Path) -> None:
    """run.json holds the seed and the layers; a student never sees it."""
    record = json.loads((results / "run.json").read_text())
    assert record["seed"] == 11
    assert {"landlock", "seccomp"} <= set(record["layers"])


def test_the_table_has_a_column_for_each_step(results: Path) -> None:
    """grades.csv is read by people and by spreadsheets."""
    rows = (results / "grades.csv").read_text().splitlines()
    assert rows[0].startswith("student,points,max_points,forward_h1,forward_h2,")
    assert len(rows) == 9
    assert "right,24,24,1,1," in "\n".join(rows)


def test_the_same_bytes_with_one_worker_and_again(submissions: Path, results: Path, tmp_path: Path) -> None:
    """The seed decides, not the number of workers; an unchanged class is not graded again."""
    flags = ("--seed", "11", "--step-timeout", "0.5")
    assert grader(submissions, "--output", tmp_path, *flags, "--workers", "1", "--quiet").returncode == 0
    first = (tmp_path / "results.jsonl").read_bytes()
    assert first == (results / "results.jsonl").read_bytes()
    start = time.monotonic()
    again = grader(submissions, "--output", tmp_path, "--step-timeout", "0.5")
    assert again.returncode == 0
    assert (tmp_path / "results.jsonl").read_bytes() == first
    assert json.loads((tmp_path / "run.json").read_text())["seed"] == 11
    assert time.monotonic() - start < 60


def test_a_changed_submission_is_graded_again(tmp_path: Path) -> None:
    """Resume looks at what was handed in, not at names."""
    student = StudentFiles(tmp_path / "in" / "ann")
    student.start()
    flags = ("--output", tmp_path / "out", "--quiet")
    assert grader(tmp_path / "in", *flags).returncode == 0
    student.solve("forward_h1")
    assert grader(tmp_path / "in", *flags).returncode == 0
    assert lines(tmp_path / "out")["ann"]["points"] == 1.0


def command(submissions: Path, output: Path, *flags: str) -> list[str]:
    return [sys.executable, "-m", "grader", "grade", str(submissions), "--output", str(output), "--seed", "5", *flags]


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Submissions that take their time, so that something can happen while they are graded."""
    folder = tmp_path_factory.mktemp("slow")
    for number in range(12):
        student = StudentFiles(folder / f"s{number:02}")
        student.start()
        student.write("forward_h1", f"import time\ntime.sleep(0.02)\nreturn i1 * w1 + i2 * w2 + {number % 2}")
    return folder


@pytest.fixture(scope="module")
def unbroken(slow: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The results of a run to which nothing happened."""
    output = tmp_path_factory.mktemp("whole")
    subprocess.run(command(slow, output, "--quiet"), env=ENV, check=True, timeout=100)
    return (output / "results.jsonl").read_bytes()


def lines_so_far(output: Path) -> int:
    return (output / "results.jsonl").read_bytes().count(b"\n") if (output / "results.jsonl").exists() else 0


def wait_for_lines(run: subprocess.Popen[Any], output: Path, number: int) -> None:
    while lines_so_far(output) < number:
        time.sleep(0.01)
        assert run.poll() is None


def test_killed_in_the_middle_it_goes_on(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """After a SIGKILL, and half a line, the same command ends with the results of an unbroken run, byte for byte."""
    with subprocess.Popen(command(slow, tmp_path, "--quiet"), env=ENV) as run:
        wait_for_lines(run, tmp_path, 3)
        os.kill(run.pid, signal.SIGKILL)
    assert 3 <= lines_so_far(tmp_path) < 12
    with open(tmp_path / "results.jsonl", "ab") as file:
        file.write(b'{"student": "half a li')
    assert subprocess.run(command(slow, tmp_path, "--quiet"), env=ENV, check=False, timeout=100).returncode == 0
    assert (tmp_path / "results.jsonl").read_bytes() == unbroken


def test_a_killed_worker_is_replaced(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """A worker that dies costs nobody anything: its submission is tried once more by another."""
    with subprocess.Popen(command(slow, tmp_path, "--quiet", "--workers", "2"), env=ENV) as run:
        wait_for_lines(run, tmp_path, 3)
        for worker in workers_of(run.pid):
            os.kill(worker, signal.SIGKILL)
        assert run.wait(100) == 0
    assert (tmp_path / "results.jsonl").read_bytes() == unbroken


def test_two_runs_in_one_folder(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """A command that is started twice loses and doubles nobody: the second says that there is a first one."""
    with alone(tmp_path):
        second = subprocess.run(
            command(slow, tmp_path), env=ENV, check=False, timeout=100, capture_output=True, text=True
        )
    assert (second.returncode, second.stdout) == (2, "")
    assert f"Another run is writing to {tmp_path}: " in second.stderr
    assert not (tmp_path / "results.jsonl").exists()
    assert subprocess.run(command(slow, tmp_path, "--quiet"), env=ENV, check=False, timeout=100).returncode == 0
    assert (tmp_path / "results.jsonl").read_bytes() == unbroken


def test_nobody_reads_the_summary(results: Path, submissions: Path) -> None:
    """`grader grade ... | head` ends quietly: all is written by then, so nothing has failed."""
    arguments = [str(submissions), "--output", str(results), "--step-timeout", "0.5"]
    grade = f"{sys.executable} -m grader grade {shlex.join(arguments)} | true"
    done = subprocess.run(["bash", "-c", grade], env=ENV, check=True, timeout=100, capture_output=True, text=True)
    others = [
        line for line in done.stderr.splitlines() if not line.endswith(" s left")
    ]  # a slow machine shows progress
    assert others == []


def workers_of(grader: int) -> list[int]:
    """The worker processes of a grader; Python's resource tracker is none."""
    children = map(int, Path(f"/proc/{grader}/task/{grader}/children").read_text().split())
    return [pid for pid in children if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()]


def test_a_full_disk_is_said_and_loses_nothing(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """Where no more can be written the command says so, exits with 3, and what was written stays whole."""
    full = command(slow, tmp_path, "--quiet")
    small = "import os, resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))"
    limited = f"{small}; os.execvp({full[0]!r}, {full!r})"
    done = subprocess.run(
        [sys.executable, "-c", limited], env=ENV, check=False, timeout=100, capture_output=True, text=True
    )
    assert done.returncode == 3, done.stderr
    assert "What was written stays" in done.stderr
    assert "Traceback" not in done.stderr
    assert 0 < lines_so_far(tmp_path) < 12
    assert len(lines(tmp_path)) == lines_so_far(tmp_path)
    assert subprocess.run(full, env=ENV, check=False, timeout=100).returncode == 0
    assert (tmp_path / "results.jsonl").read_bytes() == unbroken


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere", "--output", "out"], "nowhere"),
        ([".", "--output", "out", "--course", "nonsense"], "no course is called 'nonsense'"),
        ([".", "--output", "out", "--workers", "0"], "--workers"),
        ([".", "--output", "out", "--step-timeout", "nan"], "nan is not a number of seconds"),
        ([".", "--output", "out", "--step-timeout", "inf"], "--step-timeout"),
        ([".", "--output", "out", "--memory", "9" * 20], "--memory"),
        (["."], "--output"),
    ],
)
def test_bad_usage_writes_nothing(tmp_path: Path, arguments: list[str], words: str) -> None:
    """A mistyped command says what is wrong, exits with 2 or 1, and leaves no folder behind."""
    command = [sys.executable, "-m", "grader", "grade", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=ENV, check=False, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_isolation_every_result_says_so(tmp_path: Path) -> None:
    """`--no-isolation` works, is loud, and marks each line."""
    StudentFiles(tmp_path / "in" / "ann").start()
    done = grader(tmp_path / "in", "--output", tmp_path / "out", "--no-isolation")
    assert done.returncode == 0
    assert "NOT ISOLATED" in done.stdout
    assert lines(tmp_path / "out")["ann"]["isolated"] is False


def test_results_among_the_submissions_are_refused(tmp_path: Path) -> None:
    """A folder of results in the folder of submissions would be a student the next time."""
    StudentFiles(tmp_path / "in" / "ann").start()
    done = grader(tmp_path / "in", "--output", tmp_path / "in" / "out")
    assert done.returncode == 2
    assert "would be taken for a submission" in done.stderr
    assert not (tmp_path / "in" / "out").exists()


def test_ctrl_c_says_how_to_go_on(slow: Path, unbroken: bytes, tmp_path: Path) -> None:
    """Stopped from the keyboard, the command ends at once, without a traceback of any process, and goes on later."""
    with subprocess.Popen(
        command(slow, tmp_path, "--quiet"), env=ENV, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        wait_for_lines(run, tmp_path, 3)
        os.killpg(run.pid, signal.SIGINT)
        _, err = run.communicate(timeout=20)
    assert run.returncode == 130
    assert err == "Stopped. Run the same command to resume.\n"
    assert subprocess.run(command(slow, tmp_path, "--quiet"), env=ENV, check=False, timeout=100).returncode == 0
    assert (tmp_path / "results.jsonl").read_bytes() == unbroken


def test_endless_steps_do_not_take_the_time_of_right_ones(tmp_path: Path) -> None:
    """Six endless functions cost six steps; the eighteen right ones are graded."""
    student = StudentFiles(tmp_path / "in" / "ann")
    student.start()
    loops = ("forward_h1", "error", "gradient_w6", "gradient_w5", "updated_weight", "hidden_layer")
    student.solve(*(step.name for step in course.steps if step.name not in loops))
    for step in loops:
        student.write(step, "while True:\n    pass")
    assert grader(tmp_path / "in", "--output", tmp_path / "out").returncode == 0
    assert lines(tmp_path / "out")["ann"]["points"] == 18.0


def test_sizes_and_lines_carry_no_hidden_argument(tmp_path: Path) -> None:
    """A program that is right for the text's numbers cannot put hidden ones into a length, or into a line number."""
    student = StudentFiles(tmp_path / "in" / "eve")
    student.start()
    student.write("delta", "if actual == 1:\n    return prediction - actual\nreturn [0.0] * int(abs(actual) * 1000)")
    student.write("error", "if actual == 1:\n    return (prediction - actual) ** 2 / 2\nraise ValueError(actual)")
    assert grader(tmp_path / "in", "--output", tmp_path / "out").returncode == 0
    steps = {step["step"]: step["feedback"] for step in lines(tmp_path / "out")["eve"]["steps"]}
    assert not any(character.isdigit() for character in steps["delta"] + steps["error"])


def test_grading_a_part_keeps_the_rest(tmp_path: Path) -> None:
    """Protects results: a run over some entries leaves those of the others who still have something there."""
    for name in ("ann", "bob", "cem"):
        StudentFiles(tmp_path / "class" / name).start()
    arguments = tmp_path / "class", "--output", tmp_path / "out", "--seed", "3"
    assert grader(*arguments).returncode == 0
    whole = (tmp_path / "out" / "results.jsonl").read_bytes()
    done = grader(*arguments, "--include", "b*")
    assert "1 submission graded." in done.stdout
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == whole
    assert len((tmp_path / "out" / "grades.csv").read_text().splitlines()) == 4
    shutil.rmtree(tmp_path / "class" / "cem")
    assert grader(*arguments, "--include", "b*").returncode == 0
    assert list(lines(tmp_path / "out")) == ["ann", "bob"]


@pytest.mark.parametrize(
    "change", [["--fresh"], ["--seed", "4"], ["--step-timeout", "5"]], ids=lambda change: change[0]
)
def test_a_part_is_never_a_new_start(tmp_path: Path, change: list[str]) -> None:
    """Protects the others' results where a part alone would be graded anew, with another seed or other limits."""
    for name in ("ann", "bob"):
        StudentFiles(tmp_path / "class" / name).start()
    arguments = tmp_path / "class", "--output", tmp_path / "out", "--include", "b*"
    assert grader(*arguments[:3], "--seed", "3").returncode == 0
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    done = grader(*arguments, *change)
    assert (done.returncode, "leave out --include" in done.stderr) == (2, True)
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize("text", ["{", None], ids=["damaged", "gone"])
def test_results_without_their_record_are_not_thrown_away(tmp_path: Path, text: str | None) -> None:
    """Protects results whose seed nobody knows any more: the command says so, and touches nothing unless told to."""
    StudentFiles(tmp_path / "class" / "ann").start()
    arguments = tmp_path / "class", "--output", tmp_path / "out"
    assert grader(*arguments).returncode == 0
    record, results = tmp_path / "out" / "run.json", tmp_path / "out" / "results.jsonl"
    before = results.read_bytes()
    record.unlink() if text is None else record.write_text(text)
    done = grader(*arguments)
    assert done.returncode == 2
    assert "run.json" in done.stderr and "--fresh" in done.stderr and "Traceback" not in done.stderr
    assert results.read_bytes() == before
    assert grader(*arguments, "--fresh").returncode == 0


def test_another_class_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    """Protects results from a mistyped --output: nothing of them goes without a word."""
    for name in ("ann", "bob"):
        StudentFiles(tmp_path / "first" / name).start()
    StudentFiles(tmp_path / "second" / "cem").start()
    output = "--output", tmp_path / "out", "--seed", "3"
    assert grader(tmp_path / "first", *output).returncode == 0
    before = (tmp_path / "out" / "results.jsonl").read_bytes()
    done = grader(tmp_path / "second", *output)
    assert (done.returncode, "holds the results of others" in done.stderr) == (2, True)
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == before
    shutil.rmtree(tmp_path / "first" / "bob")
    done = grader(tmp_path / "first", *output)
    assert (done.returncode, "  bob: left out\n" in done.stderr) == (0, True)
    assert list(lines(tmp_path / "out")) == ["ann"]
    assert grader(tmp_path / "second", *output, "--fresh").returncode == 0
    assert list(lines(tmp_path / "out")) == ["cem"]


def test_a_table_of_somebody_elses_is_not_replaced(tmp_path: Path) -> None:
    """Protects an instructor's own grades.csv in a folder that no run has written to."""
    StudentFiles(tmp_path / "in" / "ann").start()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "grades.csv").write_text("mine")
    done = grader(tmp_path / "in", "--output", tmp_path / "out", "--fresh")
    assert (done.returncode, "that no run has written" in done.stderr) == (2, True)
    assert (tmp_path / "out" / "grades.csv").read_text() == "mine"


def test_a_folder_is_found_as_the_system_finds_it(tmp_path: Path) -> None:
    """Protects from grading another folder: ".." after a link leads to where the link points, as in any program."""
    StudentFiles(tmp_path / "real" / "in" / "ann").start()
    (tmp_path / "real" / "deep").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "deep")
    done = grader(tmp_path / "link" / ".." / "in", "--output", tmp_path / "out")
    assert (done.returncode, list(lines(tmp_path / "out"))) == (0, ["ann"])


@pytest.mark.parametrize(
    ("submissions", "output", "code", "words"),
    [
        ("loop", "out", 2, "loop cannot be read: Too many levels of symbolic links."),
        ("x" * 300, "out", 2, "cannot be read: File name too long."),
        ("in", "loop/out", 3, "loop/out: Too many levels of symbolic links."),
        ("in", "file/out", 2, "cannot be a folder: a file stands there, or on the way to it."),
        ("in", "/dev/null", 2, "cannot be a folder"),
    ],
    ids=["loop", "long", "output-loop", "output-file", "output-device"],
)
def test_an_odd_path_is_a_sentence(tmp_path: Path, submissions: str, output: str, code: int, words: str) -> None:
    """Protects from a traceback, and from "what was written stays" where nothing could be."""
    StudentFiles(tmp_path / "in" / "ann").start()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").touch()
    done = grader(tmp_path / submissions, "--output", tmp_path / output)
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr and "What was written" not in done.stderr


def test_what_a_kill_left_in_a_replacement_is_taken_away(tmp_path: Path) -> None:
    """Protects the folder from collecting hidden remains of runs that were killed in a replacement."""
    StudentFiles(tmp_path / "in" / "ann").start()
    (tmp_path / "out" / ".replacing-x").mkdir(parents=True)
    (tmp_path / "out" / ".replacing-x" / "new").touch()
    assert grader(tmp_path / "in", "--output", tmp_path / "out").returncode == 0
    assert not (tmp_path / "out" / ".replacing-x").exists()


@pytest.mark.parametrize("closing", ["2>&-", ">&-"])
def test_a_closed_stream_is_no_fault(tmp_path: Path, closing: str) -> None:
    """Protects runs of cron jobs and services, whose output goes nowhere."""
    StudentFiles(tmp_path / "in" / "ann").start()
    run = f"{sys.executable} -m grader grade in --output out {closing}"
    assert subprocess.run(["bash", "-c", run], env=ENV, cwd=tmp_path, check=False, timeout=100).returncode == 0


def test_a_name_that_the_terminal_cannot_show(tmp_path: Path) -> None:
    """Protects the end of a run on a terminal of another coding: the name is written out, not the run broken off."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "\u6c34.py").write_bytes(b"\xff")
    command = [sys.executable, "-m", "grader", "grade", str(tmp_path / "in"), "--output", str(tmp_path / "out")]
    latin = {**ENV, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, env=latin, check=False, timeout=100, capture_output=True)
    assert (done.returncode, b"\\u6c34: \\u6c34.py is not UTF-8" in done.stdout) == (0, True)

"""`grader grade` on real folders: the files it writes, its exit codes, and what it refuses."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from grader.courses.backprop import course
from tests.conftest import Installer
from tests.student import toy
from tests.student_files import StudentFiles

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]


def grader(*arguments: object) -> Result:
    """`grader grade ARGUMENTS` in this process, which only writes: students' code runs in a worker, if not in more."""
    done = CliRunner(env={"COLUMNS": "100"}).invoke(main, ["grade", "--workers", "1", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def lines(folder: Path) -> dict[str, Any]:
    return {line["student"]: line for line in map(json.loads, (folder / "results.jsonl").read_text().splitlines())}


def outcomes(line: Any) -> dict[str, str]:
    return {step["step"]: step["outcome"] for step in line["steps"]}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


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
    assert done.exit_code == 0, done.output
    assert "8 submissions graded." in done.output
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
    assert grader(submissions, "--output", tmp_path, *flags, "--quiet").exit_code == 0
    first = (tmp_path / "results.jsonl").read_bytes()
    assert first == (results / "results.jsonl").read_bytes()
    untrue = first.replace(b'"points": 24.0', b'"points": 23.5', 1)
    (tmp_path / "results.jsonl").write_bytes(untrue)
    assert grader(submissions, "--output", tmp_path, "--step-timeout", "0.5").exit_code == 0
    assert first != untrue == (tmp_path / "results.jsonl").read_bytes()
    assert json.loads((tmp_path / "run.json").read_text())["seed"] == 11


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a class of three, none of whom has begun, and their results under seed 3; to be copied."""
    folder = tmp_path_factory.mktemp("once")
    for name in ("ann", "bob", "cem"):
        StudentFiles(folder / "class" / name).start()
    assert grader(folder / "class", "--output", folder / "out", "--seed", "3").exit_code == 0
    return folder


@pytest.fixture
def graded(once: Path, tmp_path: Path) -> Path:
    """A copy of that folder, for what changes the class or its results."""
    return shutil.copytree(once, tmp_path / "graded")


def test_a_changed_submission_is_graded_again(graded: Path) -> None:
    """Resume looks at what was handed in, not at names, and says how many are as they were."""
    StudentFiles(graded / "class" / "ann").solve("forward_h1")
    again = grader(graded / "class", "--output", graded / "out")
    assert again.exit_code == 0
    assert again.stdout.splitlines()[-1] == "2 of them were graded before, and not changed since."
    assert lines(graded / "out")["ann"]["points"] == 1.0


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
def test_bad_usage_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    """A mistyped command says what is wrong, exits with 2, and leaves no folder behind."""
    monkeypatch.chdir(tmp_path)
    done = grader(*arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert not (tmp_path / "out").exists()


def test_without_isolation_every_result_says_so(tmp_path: Path) -> None:
    """`--no-isolation` works, is loud, and marks each line."""
    StudentFiles(tmp_path / "in" / "ann").start()
    done = grader(tmp_path / "in", "--output", tmp_path / "out", "--no-isolation")
    assert done.exit_code == 0
    assert "NOT ISOLATED" in done.output
    assert lines(tmp_path / "out")["ann"]["isolated"] is False


def test_results_among_the_submissions_are_refused(tmp_path: Path) -> None:
    """A folder of results in the folder of submissions would be a student the next time."""
    StudentFiles(tmp_path / "in" / "ann").start()
    done = grader(tmp_path / "in", "--output", tmp_path / "in" / "out")
    assert done.exit_code == 2
    assert "would be taken for a submission" in done.output
    assert not (tmp_path / "in" / "out").exists()


def test_endless_steps_do_not_take_the_time_of_right_ones(tmp_path: Path) -> None:
    """Six endless functions cost six steps; the eighteen right ones are graded."""
    student = StudentFiles(tmp_path / "in" / "ann")
    student.start()
    loops = ("forward_h1", "error", "gradient_w6", "gradient_w5", "updated_weight", "hidden_layer")
    student.solve(*(step.name for step in course.steps if step.name not in loops))
    for step in loops:
        student.write(step, "while True:\n    pass")
    assert grader(tmp_path / "in", "--output", tmp_path / "out").exit_code == 0
    assert lines(tmp_path / "out")["ann"]["points"] == 18.0


def test_sizes_and_lines_carry_no_hidden_argument(tmp_path: Path) -> None:
    """A program that is right for the text's numbers cannot put hidden ones into a length, or into a line number."""
    student = StudentFiles(tmp_path / "in" / "eve")
    student.start()
    student.write("delta", "if actual == 1:\n    return prediction - actual\nreturn [0.0] * int(abs(actual) * 1000)")
    student.write("error", "if actual == 1:\n    return (prediction - actual) ** 2 / 2\nraise ValueError(actual)")
    assert grader(tmp_path / "in", "--output", tmp_path / "out").exit_code == 0
    steps = {step["step"]: step["feedback"] for step in lines(tmp_path / "out")["eve"]["steps"]}
    assert not any(character.isdigit() for character in steps["delta"] + steps["error"])


def test_grading_a_part_keeps_the_rest(graded: Path) -> None:
    """Protects results: a run over some entries leaves those of the others who still have something there."""
    arguments = graded / "class", "--output", graded / "out", "--seed", "3", "--include", "b*"
    whole = (graded / "out" / "results.jsonl").read_bytes()
    done = grader(*arguments)
    assert "1 submission graded." in done.output
    assert (graded / "out" / "results.jsonl").read_bytes() == whole
    assert len((graded / "out" / "grades.csv").read_text().splitlines()) == 4
    shutil.rmtree(graded / "class" / "cem")
    assert grader(*arguments).exit_code == 0
    assert list(lines(graded / "out")) == ["ann", "bob"]


@pytest.mark.parametrize("fresh", [[], ["--fresh"]], ids=["resume", "fresh"])
@pytest.mark.parametrize("change", [["--seed", "4"], ["--step-timeout", "5"]], ids=lambda change: change[0])
def test_a_part_is_never_a_new_start(graded: Path, change: list[str], fresh: list[str]) -> None:
    """Protects the others' results where a part alone would be graded anew, with another seed or other limits."""
    before = contents(graded / "out")
    done = grader(graded / "class", "--output", graded / "out", "--include", "b*", *change, *fresh)
    assert (done.exit_code, "leave out --include" in done.output) == (2, True)
    assert contents(graded / "out") == before


@pytest.mark.parametrize("text", ["{", None], ids=["damaged", "gone"])
def test_results_without_their_record_are_not_thrown_away(graded: Path, text: str | None) -> None:
    """Protects results whose seed nobody knows any more: the command says so, and touches nothing unless told to."""
    arguments = graded / "class", "--output", graded / "out"
    record, results = graded / "out" / "run.json", graded / "out" / "results.jsonl"
    before = results.read_bytes()
    record.unlink() if text is None else record.write_text(text)
    done = grader(*arguments)
    assert done.exit_code == 2
    assert "run.json" in done.output and "--fresh" in done.output
    assert results.read_bytes() == before
    assert grader(*arguments, "--fresh").exit_code == 0


def test_another_course_does_not_take_the_place_of_the_first(graded: Path, tmp_path: Path, install: Installer) -> None:
    """Protects results from a --course that was forgotten, or given to the wrong class."""
    toy.write(tmp_path / "toy")
    before = contents(graded / "out")
    with toy.loaded(tmp_path / "toy") as other:
        install(other)
        done = grader(graded / "class", "--output", graded / "out", "--course", "toy")
    assert (done.exit_code, "holds the results of the course backprop" in done.output) == (2, True)
    assert contents(graded / "out") == before


def test_one_that_has_not_changed_is_graded_again_alone(graded: Path) -> None:
    """Protects whoever was graded on a busy machine, or complains: --fresh --include leaves the others as they are."""
    output = graded / "out"
    whole = (output / "results.jsonl").read_bytes()
    seed = json.loads((output / "run.json").read_text())["seed"]
    spoiled = [json.loads(line) for line in whole.splitlines()]
    for line in spoiled:
        line["points"] = 7.0
    (output / "results.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in spoiled))
    done = grader(graded / "class", "--output", output, "--fresh", "--include", "bob")
    assert (done.exit_code, "1 submission graded." in done.output, "not changed" in done.output) == (0, True, False)
    assert {student: line["points"] == 7.0 for student, line in lines(output).items()} == {
        "ann": True,
        "bob": False,
        "cem": True,
    }
    assert json.loads((output / "run.json").read_text())["seed"] == seed
    assert (output / "results.jsonl").read_bytes().splitlines()[1] == whole.splitlines()[1]


@pytest.mark.parametrize("seed", [[], ["--seed", "4"]], ids=["resumed", "anew"])
def test_a_few_late_ones_do_not_take_the_place_of_the_class(graded: Path, seed: list[str]) -> None:
    """Protects the class from a folder of the second deadline that is graded into the first one's results."""
    shutil.copytree(graded / "class" / "bob", graded / "late" / "bob")
    before = contents(graded / "out")
    done = grader(graded / "late", "--output", graded / "out", *seed)
    assert (done.exit_code, "nothing of 2 of its 3 students" in " ".join(done.output.split())) == (2, True)
    assert contents(graded / "out") == before


def test_another_class_does_not_take_the_place_of_the_first(graded: Path) -> None:
    """Protects results from a mistyped --output: nothing of them goes without a word."""
    StudentFiles(graded / "second" / "dan").start()
    output = "--output", graded / "out", "--seed", "3"
    before = (graded / "out" / "results.jsonl").read_bytes()
    done = grader(graded / "second", *output)
    assert (done.exit_code, "holds the results of others" in done.output) == (2, True)
    assert (graded / "out" / "results.jsonl").read_bytes() == before
    shutil.rmtree(graded / "class" / "bob")
    done = grader(graded / "class", *output)
    assert (done.exit_code, "  bob: left out\n" in done.output) == (0, True)
    assert list(lines(graded / "out")) == ["ann", "cem"]
    assert grader(graded / "second", *output, "--fresh").exit_code == 0
    assert list(lines(graded / "out")) == ["dan"]


def test_a_table_of_somebody_elses_is_not_replaced(tmp_path: Path) -> None:
    """Protects an instructor's own grades.csv in a folder that no run has written to."""
    StudentFiles(tmp_path / "in" / "ann").start()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "grades.csv").write_text("mine")
    done = grader(tmp_path / "in", "--output", tmp_path / "out", "--fresh")
    assert (done.exit_code, "that no run has written" in done.output) == (2, True)
    assert (tmp_path / "out" / "grades.csv").read_text() == "mine"


def test_a_folder_one_too_high_is_told(tmp_path: Path) -> None:
    """Protects a class from being one student with everybody's points: which folder to give stands at the end."""
    for student in ("alice", "bob"):
        StudentFiles(tmp_path / "my class/hw1" / student).start()
    found = grader(tmp_path / "my class", "--output", tmp_path / "out")
    assert found.exit_code == 0
    last = found.stdout.splitlines()[-1]
    assert last.startswith("hw1 was graded as one student") and f'grader grade "{tmp_path}/my class/hw1"' in last
    found = grader(tmp_path / "my class/hw1", "--output", tmp_path / "out2")
    assert "2 submissions graded" in found.stdout and "one student" not in found.stdout


def test_what_is_no_submission_is_told(tmp_path: Path) -> None:
    """Protects a student who handed in another kind of file: he has no grade, and somebody has to know."""
    StudentFiles(tmp_path / "class/alice").start()
    for name in ("nina.docx", "olaf.pdf", ".hidden", "conftest.py"):
        (tmp_path / "class" / name).write_text("")
    left_out = "Left out, since only folders, .zip, .py and .ipynb are submissions: "
    found = grader(tmp_path / "class", "--output", tmp_path / "out")
    assert found.stdout.splitlines()[-1] == f"{left_out}nina.docx, olaf.pdf"
    for name in ("x.md", "y.md", "z.md", "\x1b[1mzz.md"):
        (tmp_path / "class" / name).write_text("")
    last = grader(tmp_path / "class", "--output", tmp_path / "out").stdout.splitlines()[-1]
    assert last.startswith(left_out) and last.endswith(", ... and 1 more")
    assert "\x1b" not in last


def test_who_is_hidden_is_told(tmp_path: Path) -> None:
    """Protects a student whose folder or file begins with a dot: he has no grade, and somebody has to know."""
    for student in ("alice", ".bob"):
        StudentFiles(tmp_path / "class" / student).start()
    for name in (".git/config.py", ".ipynb_checkpoints/ex1_forward_pass-checkpoint.py"):
        (tmp_path / "class" / name).parent.mkdir()
        (tmp_path / "class" / name).write_text("")
    for name in (".cy.py", ".DS_Store", "._alice.py", ".~dan.ipynb", ".eve.zip"):
        (tmp_path / "class" / name).write_text("")
    found = grader(tmp_path / "class", "--output", tmp_path / "out")
    assert found.stdout.splitlines()[-1] == "Left out, since their names begin with a dot: .bob, .cy.py, .eve.zip"


def test_an_archive_of_a_class_is_told(tmp_path: Path) -> None:
    """Protects a class that was handed over as one archive of files, whose folder no command can name."""
    with zipfile.ZipFile(tmp_path / "hw1.zip", "w") as archive:
        for student in ("alice.py", "bob.py"):
            archive.write(course.solutions_folder / "ex2_error.py", f"hw1/{student}")
    (tmp_path / "fall/autumn").mkdir(parents=True)
    shutil.copy(tmp_path / "hw1.zip", tmp_path / "fall/autumn")
    last = grader(tmp_path / "fall", "--output", tmp_path / "out").stdout.splitlines()[-1]
    assert last.startswith("autumn/hw1.zip was graded") and "unpack it" in last
    last = grader(tmp_path / "hw1.zip", "--output", tmp_path / "out2").stdout.splitlines()[-1]
    assert last.startswith("hw1.zip was graded as one student's")
    assert last.endswith("If they are students', unpack it, and grade the folder that has them.")


def test_a_folder_is_found_as_the_system_finds_it(tmp_path: Path) -> None:
    """Protects from grading another folder: ".." after a link leads to where the link points, as in any program."""
    StudentFiles(tmp_path / "real" / "in" / "ann").start()
    (tmp_path / "real" / "deep").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "deep")
    done = grader(tmp_path / "link" / ".." / "in", "--output", tmp_path / "out")
    assert (done.exit_code, list(lines(tmp_path / "out"))) == (0, ["ann"])


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
    assert (done.exit_code, words in done.output) == (code, True), done.output
    assert "What was written" not in done.output


def test_what_a_kill_left_in_a_replacement_is_taken_away(tmp_path: Path) -> None:
    """Protects the folder from collecting hidden remains of runs that were killed in a replacement."""
    StudentFiles(tmp_path / "in" / "ann").start()
    (tmp_path / "out" / ".replacing-x").mkdir(parents=True)
    (tmp_path / "out" / ".replacing-x" / "new").touch()
    assert grader(tmp_path / "in", "--output", tmp_path / "out").exit_code == 0
    assert not (tmp_path / "out" / ".replacing-x").exists()

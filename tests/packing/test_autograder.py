"""`grader gradescope FILE.zip`: set up and run in Gradescope's layout, under a root of our own, without a network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from gslocal.results import format_results  # type: ignore[import-untyped]
from gslocal.submission import prepare_submission  # type: ignore[import-untyped]

from grader.cli import main
from grader.courses.backprop import course
from tests.packing.rewheeled import rewheel
from tests.packing.unpacked import SOLUTION_MARK, read
from tests.student_files import StudentFiles

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Gradescope's machines run Linux, and so does grading")


class Autograder:
    """Gradescope's folder: source, submission, results, and run_autograder where Gradescope puts it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("source", "submission", "results"):
            (root / name).mkdir(parents=True)

    def set_up(self, archive: Path, wheels: Path) -> None:
        """What happens when the archive is uploaded."""
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(self.root / "source")
            rights = {info.filename: info.external_attr >> 16 & 0o777 for info in packed.infolist()}
        assert (rights["setup.sh"], rights["run_autograder"]) == (0o755, 0o755)
        shutil.copy(self.root / "source" / "run_autograder", self.root)
        (self.root / "run_autograder").chmod(0o755)
        env = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_NO_COMPILE": "1"}
        env |= {"PIP_CONFIG_FILE": os.devnull, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        done = self._run(["bash", str(self.root / "source" / "setup.sh")], **env)
        assert done.returncode == 0, done.stdout + done.stderr

    def grade(self, submission: Path) -> subprocess.CompletedProcess[str]:
        """What happens when a student submits; gslocal unpacks what he uploaded."""
        for name in ("submission", "results"):
            shutil.rmtree(self.root / name)
            (self.root / name).mkdir()
        prepare_submission(str(submission), self.root / "submission")
        return self._run([str(self.root / "run_autograder")])

    @property
    def results(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.root / "results" / "results.json").read_text())
        return found

    def _run(self, command: list[str], **env: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": os.environ["PATH"], "HOME": str(self.root), **env, "AUTOGRADER_ROOT": str(self.root)}
        return subprocess.run(
            [*_alone(), *command], cwd=self.root, env=env, capture_output=True, text=True, check=False, timeout=120
        )


def _alone() -> list[str]:
    """A command's beginning that takes its network away, where this machine lets us."""
    unshare = ["unshare", "--net"]
    if shutil.which("unshare") is None:
        return []
    tried = subprocess.run([*unshare, "true"], capture_output=True, check=False)
    return [] if tried.returncode else unshare


@pytest.fixture(scope="module")
def autograder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Autograder]:
    folder = tmp_path_factory.mktemp("gradescope")
    wheels = folder / "wheels"
    wheels.mkdir()
    rewheel(wheels, "pytest-exercises", "grade")
    packed = CliRunner().invoke(main, ["gradescope", str(folder / "autograder.zip"), "--seed", "7"])
    assert packed.exit_code == 0, packed.output
    ready = Autograder(folder / "autograder")
    ready.set_up(folder / "autograder.zip", wheels)
    yield ready
    shutil.rmtree(folder)


@pytest.fixture
def student(tmp_path: Path) -> StudentFiles:
    files = StudentFiles(tmp_path / "handed_in")
    files.start()
    return files


def test_every_python_that_the_kit_runs_on_is_looked_for() -> None:
    """Protects students who write for the newest Python: setup.sh takes it before older ones, and forgets none."""
    root = Path(__file__).parents[2]
    versions = re.findall(r"Programming Language :: Python :: (3\.\d+)", (root / "pyproject.toml").read_text())
    setup = (root / "grader" / "packing" / "templates" / "setup.sh").read_text()
    looked_for = re.search(r"for candidate in (.*); do", setup)
    assert looked_for
    assert looked_for[1].split() == [*(f"python{version}" for version in reversed(versions)), "python3"]


def test_a_right_submission_has_all_points(autograder: Autograder, student: StudentFiles, tmp_path: Path) -> None:
    """Uploaded as a zip; all steps pass, the total is the sum."""
    student.solve()
    archive = shutil.make_archive(str(tmp_path / "upload"), "zip", student.path)
    run = autograder.grade(Path(archive))
    assert run.returncode == 0, run.stdout + run.stderr
    found = autograder.results
    assert (found["score"], len(found["tests"])) == (24, 24)
    assert {test["status"] for test in found["tests"]} == {"passed"}
    assert found["extra_data"]["isolated"] is True


def test_a_wrong_one_hears_which_mistake_it_is(
    autograder: Autograder, student: StudentFiles, capsys: pytest.CaptureFixture[str]
) -> None:
    """Steps have their own points, and gslocal shows what Gradescope would; nothing of the package shows."""
    student.solve("forward_h1", "error")
    student.write("forward_h2", "return i1 * w2 + i2 * w1")
    run = autograder.grade(student.path)
    assert run.returncode == 0, run.stdout + run.stderr
    capsys.readouterr()
    format_results(autograder.root / "results" / "results.json")
    shown = re.sub(r"\x1b\[\d+m", "", capsys.readouterr().out)
    assert "Score: 2.00 / 24.00  (2 passed, 22 failed)" in shown
    assert "-> forward_h2(i1=2, i2=3," in shown
    assert "Both weights lead to the neighbour" in shown
    told = json.dumps(autograder.results)
    assert str(autograder.root) not in told
    assert "i1 * w2 + i2 * w4" not in told


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("ex1_forward_pass.py", "def forward_h1(:\n", "Python cannot read this line"),
        ("essay.txt", "I did it on paper.\n", "There is no .py or .ipynb file in it."),
    ],
)
def test_a_broken_or_empty_one_is_a_zero_with_its_reason(
    autograder: Autograder, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    """What is the student's own doing is graded: 0 points, and a sentence."""
    (tmp_path / "upload").mkdir()
    (tmp_path / "upload" / name).write_text(text)
    run = autograder.grade(tmp_path / "upload")
    assert run.returncode == 0, run.stdout + run.stderr
    assert autograder.results["score"] == 0
    assert reason in json.dumps(autograder.results)


def test_a_submission_of_stubs_is_a_zero(autograder: Autograder, student: StudentFiles) -> None:
    """Nothing written is nothing passed, and no failure of the autograder."""
    assert autograder.grade(student.path).returncode == 0
    assert autograder.results["score"] == 0
    assert {test["tags"][1] for test in autograder.results["tests"]} == {"not_written"}


def test_a_student_reaches_neither_suite_nor_results(autograder: Autograder, student: StudentFiles) -> None:
    """Code that goes for the hidden suite, or writes its own grade, gets neither."""
    suite = next(autograder.root.glob("venv/lib/*/site-packages/grader/courses/backprop/ex1_forward_pass.py"))
    forged = autograder.root / "results" / "results.json"
    student.write("forward_h1", f"return open({str(suite)!r}).read().count('i1')")
    student.write("forward_h2", f"open({str(forged)!r}, 'w').write('forged')\nreturn i1 * w2 + i2 * w4")
    assert autograder.grade(student.path).returncode == 0
    outcomes = [test["extra_data"]["outcome"] for test in autograder.results["tests"][:2]]
    assert outcomes == ["raised", "raised"]
    assert autograder.results["score"] == 0


def test_where_code_cannot_be_confined_nothing_is_graded(autograder: Autograder, student: StudentFiles) -> None:
    """A layer is missing: no results.json, so that Gradescope shows a failed autograder; "yes" grades, and marks it."""
    student.solve()
    script = autograder.root / "run_autograder"
    confining = script.read_text()
    package = next(autograder.root.glob("venv/lib/*/site-packages/seccompy"))
    package.rename(package.with_name("away"))
    try:
        run = autograder.grade(student.path)
        assert run.returncode == 2
        assert "Grading strangers' code needs the package seccompy" in run.stderr
        assert not list((autograder.root / "results").iterdir())
        script.write_text(confining.replace("unconfined=no", "unconfined=yes"))
        run = autograder.grade(student.path)
        assert run.returncode == 0, run.stdout + run.stderr
        assert "NOT ISOLATED" in run.stdout
        assert (autograder.results["score"], autograder.results["extra_data"]["isolated"]) == (24, False)
    finally:
        script.write_text(confining)
        package.with_name("away").rename(package)


def test_a_fault_of_the_graders_own_is_no_score(autograder: Autograder, student: StudentFiles) -> None:
    """A reference that fails is nobody's zero: exit code 3, and no results.json."""
    student.solve()
    suite = next(autograder.root.glob("venv/lib/*/site-packages/grader/courses/backprop/ex2_error.py"))
    sound = suite.read_text()
    suite.write_text(sound.replace("def delta(prediction: float, actual: float) -> float:", _FAILING))
    assert suite.read_text() != sound
    try:
        run = autograder.grade(student.path)
    finally:
        suite.write_text(sound)
    assert run.returncode == 3, run.stdout + run.stderr
    assert "NOT_GRADED" in run.stdout
    assert not list((autograder.root / "results").iterdir())


_FAILING = "def delta(prediction: float, actual: float) -> float:\n    if prediction != 0.191: raise OSError('disk')"


def test_no_solution_travels(autograder: Autograder) -> None:
    """No solution is in what was unpacked, nor in what was installed from it; nothing points back to this machine."""
    (wheel,) = (autograder.root / "source" / "wheels").glob("*.whl")
    files = read(wheel)
    assert "grader/courses/backprop/ex1_forward_pass.py" in files
    assert not [name for name in files if "solutions" in name or name.endswith(".pth")]
    course_files = {name: text for name, text in files.items() if "/courses/" in name}
    assert not [name for name, text in course_files.items() if SOLUTION_MARK in text]
    assert not list(autograder.root.rglob("solutions"))
    assert not [path for path in autograder.root.glob("venv/lib/*/site-packages/*.pth") if "editable" in path.name]


def test_the_archive_has_the_two_scripts_at_its_root(tmp_path: Path) -> None:
    """Gradescope looks for setup.sh and run_autograder there; the seed is drawn anew where none is given."""
    scripts = []
    for name in ("one.zip", "two.zip"):
        assert CliRunner().invoke(main, ["gradescope", str(tmp_path / name)]).exit_code == 0
        with zipfile.ZipFile(tmp_path / name) as archive:
            names = archive.namelist()
            scripts.append(archive.read("run_autograder").decode())
    assert names[:2] == ["run_autograder", "setup.sh"]
    assert [re.sub(r"-[\d.]+-", "-VERSION-", name) for name in names[2:]] == [
        "wheels/pytest_exercises-VERSION-py3-none-any.whl"
    ]
    seeds = [re.search(r"--seed (\d+)", script) for script in scripts]
    assert seeds[0] and seeds[1] and seeds[0][1] != seeds[1][1]
    assert "unconfined=no\n" in scripts[0]
    assert f"--course {course.name}" in scripts[0]


def test_what_the_instructor_asked_for_stands_in_the_script(tmp_path: Path) -> None:
    """Visibility, seed and unconfined grading are plain text, to be read and changed there."""
    arguments = ["--seed", "7", "--visibility", "after_published", "--no-isolation"]
    assert CliRunner().invoke(main, ["gradescope", str(tmp_path / "a.zip"), *arguments]).exit_code == 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        script = archive.read("run_autograder").decode()
    assert "--seed 7 " in script
    assert "--visibility after_published " in script
    assert "unconfined=yes\n" in script
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0

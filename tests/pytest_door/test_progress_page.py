"""`pytest exercises --exercise-page FILE`: what stands in the page at a student's moments, and what it costs others."""

from __future__ import annotations

import re
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

import grader
from grader.courses.backprop import course
from tests.conftest import StudentFolder

PAGE = ("--exercise-page", "progress.html")
GIVEN = ["2", "3", "0.05", "1", "0.15", "0.2", "0.1", "0.05", "0.16", "0.2"]


class Texts(HTMLParser):
    """The texts of a page: all of them, and those at the drawing's marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.marked: list[str] = []
        self._at_mark = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._at_mark = ("class", "text") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._at_mark = False

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.words.append(data.strip())
            if self._at_mark:
                self.marked.append(data)


def page_of(student: StudentFolder, *arguments: str) -> Texts:
    """The page of a run."""
    student.run(*PAGE, *arguments)
    return Texts(written(student))


def written(student: StudentFolder) -> str:
    return (student.pytester.path / "progress.html").read_text(encoding="utf-8")


def says(page: Texts) -> str:
    return " ".join(" ".join(page.words).split())


def test_the_first_page_has_the_given_numbers_and_one_thing_to_do(exercises: StudentFolder) -> None:
    """A newcomer sees what the text gives, no answer, and the words of the terminal."""
    result = exercises.run(*PAGE)
    result.stdout.fnmatch_lines(["Next  forward_h1 *", "Your progress as a page: progress.html", "24 todo in *"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    page = Texts(written(exercises))
    assert sorted(page.marked) == sorted(GIVEN)
    for words in ("0 of 24", "Next forward_h1", "exercises/ ex1_forward_pass.py:", "Write one small function"):
        assert words in says(page)
    assert "The value of the first hidden neuron." in page.words
    assert "grader hint forward_h1" in page.words


def test_values_come_from_the_students_own_right_functions_alone(exercises: StudentFolder) -> None:
    """A right step's value appears where it belongs; of a wrong step there is its sentence and a sign, no value."""
    exercises.solve("forward_h1", "forward_out", "gradient_w6", "updated_weights")
    exercises.write("forward_h2", "return i1 * w2 + i2 * w4")
    exercises.write("error", "return 1 / 0")
    page = page_of(exercises)
    assert {"0.9", "0.214", "0.2 → 0.2138", "gradient −0.2751", "✗", "!"} <= set(page.marked)
    assert not {"0.35", "0.55", "0.3089", "−0.786"} & set(page.marked)
    words = says(page)
    assert "One of your two weights leads to a different hidden neuron" in words
    assert "should be 0.35 yours gave 0.55" in words
    assert "Not right yet either:" in words
    assert "ZeroDivisionError in line" in words
    assert "training loop" in words
    assert "creeps" not in words


def test_the_end_shows_the_curves_of_his_own_loop(exercises: StudentFolder) -> None:
    """Three learning rates: one creeps, one arrives, one diverges; and the sentences of the terminal's last page."""
    exercises.solve()
    result = exercises.run(*PAGE)
    assert result.ret == pytest.ExitCode.OK
    page = Texts(written(exercises))
    assert {"0.9", "0.35", "0.214", "−0.786", "0.3089", "35 updates to 1e-06", "yours: none"} <= set(page.marked)
    words = says(page)
    assert "learning rate 0.01 creeps: from 0.3089 to 0.03683 in 30 updates" in words
    assert re.search(r"0\.05 arrives: from 0\.3089 to \d+e-1\d in 30 updates", words)
    assert "learning rate 0.6 diverges: from 0.3089 to 1e+05 in 5 updates" in words
    assert "took the error from 0.3089 to 0.2531" in words
    assert page.tags.count("polyline") == 3


def test_no_formula_and_no_path_of_the_kit(exercises: StudentFolder) -> None:
    """Neither a reference nor a solution nor the suite's place comes out, whatever state the files are in."""
    for steps in (["forward_h1", "train"], [step.name for step in course.steps]):
        exercises.start()
        exercises.solve(*steps)
        exercises.run(*PAGE)
        page = written(exercises)
        hidden = ("i1 * w1", "h1 * w5", "prediction - actual", "np.dot", "Traceback", str(Path(grader.__file__).parent))
        assert not [part for part in hidden if part in page]


def test_a_line_that_python_cannot_read_is_set_as_code(exercises: StudentFolder) -> None:
    """Protects the line that is broken from being read as one more sentence: it has the box that a call has."""
    exercises.write("forward_h1", "return i1 x w1")
    exercises.run(*PAGE)
    line = "<pre>return i1 x w1</pre><p>In Python * multiplies; x is a name like any other.</p>"
    assert line in written(exercises)


def test_a_students_text_stays_text(exercises: StudentFolder) -> None:
    """What his function raises and prints is shown, and is nothing but text."""
    exercises.write("forward_h1", 'print("<img src=x onerror=alert(1)>")\nraise ValueError("</style><script>alert(2)")')
    page = page_of(exercises)
    assert not {"script", "img"} & set(page.tags)
    assert "<img src=x onerror=alert(1)>" in says(page)
    assert "</style><script>alert(2)" in says(page)


@pytest.mark.parametrize("flags", ["-n 2", "-v", "--tb=short -rA", "-p no:terminal", "-p no:cacheprovider"])
def test_every_way_to_run_writes_the_same_page(exercises: StudentFolder, flags: str) -> None:
    """Workers, pytest's own output, no terminal at all: the page is the run's."""
    exercises.solve("forward_h1")
    exercises.write("forward_h2", "return i1")
    exercises.run(*PAGE)
    page = written(exercises)
    (exercises.pytester.path / "progress.html").unlink()
    exercises.run(*PAGE, *flags.split())
    assert written(exercises) == page


def test_an_ordinary_test_beside_the_exercises_takes_nothing_away(exercises: StudentFolder) -> None:
    """In a host's run the page speaks of the exercises, and the host's tests of themselves."""
    exercises.pytester.makepyfile(test_host="def test_one(): assert False")
    result = exercises.run(*PAGE, "test_host.py", "-p", "no:randomly")
    result.stdout.fnmatch_lines(["*test_one*", "Your progress as a page: progress.html"])
    assert "0 of 24" in written(exercises)


def test_a_selection_is_not_taken_for_the_whole(exercises: StudentFolder) -> None:
    """One step alone: its value, `1 of 1`, and no last page."""
    exercises.solve()
    page = page_of(exercises, "-k", "forward_h1")
    assert "1 of 1 step checked here (24 in all)" in says(page)
    assert "0.9" in page.marked
    assert "0.35" not in page.marked
    assert "Where next?" not in says(page)


def test_two_folders_stand_in_one_page(exercises: StudentFolder) -> None:
    """Each with its own values, under its own name."""
    StudentFolder(exercises.pytester, "second").solve("forward_h1")
    page = page_of(exercises, "second")
    assert page.tags.count("article") == 2
    assert page.marked.count("0.9") == 1
    assert {"exercises", "second"} <= set(page.words)


def test_a_to_do_that_is_begun_says_so(exercises: StudentFolder) -> None:
    """Who has forgotten to take NotImplementedError out is told the line, not only the task again."""
    exercises.write("forward_h1", "h1 = 1\nraise NotImplementedError")
    exercises.run(*PAGE)
    assert "Not finished: line" in says(Texts(written(exercises)))


NO_CHART = b'["chart", "", {"title": 1, "across": 2, "up": 3, "most": 4, "curves": [{"label": 5, "values": [6, 7]}]}]\n'

HARMS = {
    "hangs where no case has looked": "if learning_rate > 0.5:\n    while True: pass",
    "never comes back from C": "import itertools\nif learning_rate > 0.5: max(itertools.count())",
    "raises": "if learning_rate > 0.5: raise KeyboardInterrupt",
    "ends the process": "import os, signal\nif learning_rate > 0.5: os.kill(os.getpid(), 9)",
    "writes what is no chart": (
        "import contextlib, os\nif learning_rate > 0.5:\n    for place in range(3, 9):\n"
        f"        with contextlib.suppress(OSError): os.write(place, {NO_CHART!r})\n    raise KeyboardInterrupt"
    ),
    "writes where the values go": 'import os\nos.write(1, b\'["text", "h1", "forged"]\\n\')',
}


@pytest.mark.parametrize("harm", HARMS)
def test_no_function_can_keep_the_page_away(exercises: StudentFolder, harm: str) -> None:
    """A step that passes may still do harm with other numbers: then its part is missing, and the others are there."""
    exercises.solve("forward_h1", "train")
    file = exercises.file("train")
    text = file.read_text(encoding="utf-8")
    body = HARMS[harm].replace("\n", "\n    ")
    file.write_text(text.replace("    predictions = []", f"    {body}\n    predictions = []", 1), encoding="utf-8")
    start = time.monotonic()
    exercises.run_alone(*PAGE)
    page = Texts(written(exercises))
    assert time.monotonic() - start < 60
    assert "2 of 24" in says(page)
    assert "0.9" in page.marked
    assert "forged" not in page.marked
    assert ("creeps" in says(page)) is (harm == "writes where the values go")


def test_a_page_that_cannot_be_written_is_a_usage_error(exercises: StudentFolder) -> None:
    """Before anything is run: which option, which file and why; the student's own files stay as they are."""
    before = {path: path.read_bytes() for path in exercises.path.iterdir()}
    (exercises.pytester.path / "full").write_text("a file", encoding="utf-8")
    names = {
        "exercises/ex1_forward_pass.py": "*exercises/ex1_forward_pass.py is not the name of a page; it ends in .html*",
        "exercises": "*exercises is not the name of a page*",
        "full/progress.html": "*--exercise-page: full/progress.html cannot be written: *",
    }
    (exercises.pytester.path / "folder.html").mkdir()
    names["folder.html"] = "*--exercise-page: folder.html cannot be written: a folder or a device stands there*"
    for name, words in names.items():
        result = exercises.run("--exercise-page", name)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([words])
        assert "Traceback" not in result.stderr.str() + result.stdout.str()
        result.stdout.no_fnmatch_line("*todo*")
    assert {path: path.read_bytes() for path in exercises.path.iterdir()} == before


def test_folders_on_the_way_are_made_and_nothing_else_is_left(exercises: StudentFolder) -> None:
    """As with pytest's own files; the page replaces an older one in one move."""
    for _ in range(2):
        exercises.run("--exercise-page", "out/of/sight.html").stdout.fnmatch_lines(["*: out/of/sight.html"])
    assert [path.name for path in (exercises.pytester.path / "out/of").iterdir()] == ["sight.html"]


def test_without_an_exercise_there_is_no_page(pytester: pytest.Pytester) -> None:
    """A run of something else says why there is none; a mere look at the steps says nothing."""
    pytester.makepyfile("def test_one(): pass")
    result = pytester.runpytest_inprocess(*PAGE)
    result.stdout.fnmatch_lines(["No exercise was run: progress.html was not written."])
    result.assert_outcomes(passed=1)
    assert not (pytester.path / "progress.html").exists()
    looked = pytester.runpytest_inprocess(*PAGE, "--collect-only")
    looked.stdout.no_fnmatch_line("*progress.html*")


def test_who_wants_no_page_loads_nothing_for_it(exercises: StudentFolder) -> None:
    """A student's run without the option is as quick as before."""
    code = "import sys, pytest; pytest.main(['exercises']); print([n for n in sys.modules if 'progress_page' in n])"
    exercises.pytester.run(sys.executable, "-c", code).stdout.fnmatch_lines(["24 todo in *", "[[][]]"])

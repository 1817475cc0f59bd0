"""Which of a student's files serves which exercise."""

from __future__ import annotations

from pathlib import Path

from grader.courses.backprop import course

from .handed_in import EX1, EX2, STUB, notebook, read_all, read_one, sources, write

EX3_WITH_HELPER = """def delta(h1, h2, w5, w6, actual):
    return 0


def gradient_w6(i1, i2, h1, h2, w5, w6, delta):
    return delta * h2
"""

HALF = (
    "def error(prediction, actual):\n    return 1\n\n\ndef delta(prediction, actual):\n    raise NotImplementedError\n"
)


def test_one_notebook_for_all(tmp_path: Path) -> None:
    """A single notebook with every exercise's functions serves each of them, said in the notes."""
    cells = [(course.solutions_folder / f"{e.name}.py").read_text() for e in course.exercises]
    write(tmp_path / "alice/all of it.ipynb", notebook(*cells))
    one = read_one(tmp_path)
    assert [file.name for file in one.files] == [f"{e.name}.py" for e in course.exercises]
    assert one.notes == tuple(f"{e.name} was found in all of it.ipynb." for e in course.exercises)


def test_another_name(tmp_path: Path) -> None:
    """Of files under other names the one that defines most of an exercise's steps serves it."""
    write(tmp_path / "alice/part.py", EX2.split("\n\n\n")[0])
    write(tmp_path / "alice/whole.py", EX2)
    write(tmp_path / "alice/notes.py", "# def error(prediction, actual) is what I have to write\n'delta'\n")
    one = read_one(tmp_path)
    assert sources(one)["ex2_error.py"] == EX2
    assert one.notes == (
        "ex2_error was found in whole.py.",
        "part.py was left out: ex2_error is taken from whole.py.",
    )


def test_an_exercise_over_several_files(tmp_path: Path) -> None:
    """Without a file of the exercise's name nobody loses a step to how he cut his work, nor one to his own helper."""
    write(tmp_path / "alice/a.py", f"helper = 1\n{EX1}forward_h2 = lambda a, b, c, d, e, f: helper\n")
    write(tmp_path / "alice/b.py", "helper = 2\ndef forward_h1(a, b, c, d, e, f): return 0\n")
    write(tmp_path / "alice/c.py", "helper = 3\ndef forward_out(h1, h2, w5, w6): return 1\n")
    one = read_one(tmp_path)
    assert [cell.source[:10] for cell in one.files[0].cells] == ["helper = 3", "helper = 1"]
    assert one.notes == (
        "ex1_forward_pass was found in a.py and c.py.",
        "b.py was left out: ex1_forward_pass is taken from a.py.",
    )


def test_an_exercise_of_its_name_is_the_whole_of_it(tmp_path: Path) -> None:
    """What `pytest exercises` says is missing is missing here as well, whatever lies beside the exercise."""
    write(tmp_path / "alice/ex1_forward_pass.py", EX1)
    write(tmp_path / "alice/c.py", "def forward_out(h1, h2, w5, w6): return 1\n")
    assert sources(read_one(tmp_path))["ex1_forward_pass.py"] == EX1


def test_numbers_in_names(tmp_path: Path) -> None:
    """Of files that are otherwise equal the last by name serves, and the tenth version comes after the ninth."""
    for number in (9, 10):
        write(tmp_path / f"alice/Version {number}.py", EX1)
    assert read_one(tmp_path).notes[0] == "ex1_forward_pass was found in Version 10.py."


def test_the_file_of_the_exercises_name_comes_first(tmp_path: Path) -> None:
    """A file with the exercise's name serves it, even if another defines more; the other is mentioned."""
    write(tmp_path / "alice/ex2_error.py", "def error(prediction, actual): return 1")
    write(tmp_path / "alice/ex2_error (1).py", EX2)
    one = read_one(tmp_path)
    assert sources(one) == {"ex2_error.py": "def error(prediction, actual): return 1"}
    assert one.notes == ("ex2_error (1).py was left out: ex2_error is taken from ex2_error.py.",)


def test_a_helper_that_is_called_like_a_step(tmp_path: Path) -> None:
    """`delta` in another exercise's file, or with other parameters, is a helper and not the step of exercise 2."""
    write(tmp_path / "alice/ex3_gradients.py", EX3_WITH_HELPER)
    write(tmp_path / "alice/mine.py", "def delta(a, b, c):\n    return 0\n\n\ndelta = 3\nerror = 2\n")
    assert "ex2_error.py" not in sources(read_one(tmp_path))
    write(tmp_path / "alice/ex3_gradients.py", EX3_WITH_HELPER.replace("h1, h2, w5, w6, actual", "prediction, actual"))
    assert "ex2_error.py" not in sources(read_one(tmp_path))


def test_all_of_it_in_the_first_file(tmp_path: Path) -> None:
    """Another exercise's file serves where it defines more than half of the steps: no helper is written so."""
    write(tmp_path / "alice/ex1_forward_pass.ipynb", notebook(EX1, EX2))
    one = read_one(tmp_path)
    assert set(sources(one)) == {"ex1_forward_pass.py", "ex2_error.py"}
    assert one.notes == ("ex2_error was found in ex1_forward_pass.ipynb.",)


def test_a_script_beside_its_notebook(tmp_path: Path) -> None:
    """Of a .py and a .ipynb of one name the one that is worked on counts, not the untouched stub; else the .py."""
    write(tmp_path / "alice/ex1_forward_pass.py", STUB)
    write(tmp_path / "alice/ex1_forward_pass.ipynb", notebook(EX1))
    assert sources(read_one(tmp_path)) == {"ex1_forward_pass.py": EX1}
    write(tmp_path / "alice/ex1_forward_pass.ipynb", notebook(STUB))
    one = read_one(tmp_path)
    assert sources(one) == {"ex1_forward_pass.py": STUB}
    assert one.notes == ("ex1_forward_pass.ipynb was left out: ex1_forward_pass is taken from ex1_forward_pass.py.",)


def test_an_old_copy_in_a_folder(tmp_path: Path) -> None:
    """The file on top counts once it is worked on, not a copy in a folder of old attempts, whatever is in that."""
    write(tmp_path / "alice/ex2_error.py", HALF)
    write(tmp_path / "alice/old/ex2_error.py", EX2)
    assert sources(read_one(tmp_path))["ex2_error.py"] == HALF


def test_nbgraders_assignment_folder(tmp_path: Path) -> None:
    """Of several assignments in a student's folder the course's own is read, and trouble in others is no trouble."""
    write(tmp_path / "alice/backprop/ex1_forward_pass.py", EX1)
    write(tmp_path / "alice/ps1/ex1_forward_pass.py", b"\xff")
    (tmp_path / "alice/ps1/link.py").symlink_to("/etc/passwd")
    one = read_one(tmp_path)
    assert (sources(one), one.fault, one.notes) == ({"ex1_forward_pass.py": EX1}, None, ())


def test_a_folder_for_each_exercise(tmp_path: Path) -> None:
    """Exercises may lie in folders of their own; modules beside each are handed on under the names they import."""
    write(tmp_path / "alice/one/ex1_forward_pass.py", "from net import f")
    write(tmp_path / "alice/one/net.py", "f = 1")
    write(tmp_path / "alice/two/ex2_error.py", EX2)
    assert set(sources(read_one(tmp_path))) == {"ex1_forward_pass.py", "ex2_error.py", "net.py"}


def test_helper_modules(tmp_path: Path) -> None:
    """A student's own modules go with the exercises, packages too; what cannot be imported stays behind."""
    for name in (
        "helpers.py",
        "tools/__init__.py",
        "tools/maths.py",
        "my-notes.py",
        "2nd.py",
        "scratch.ipynb",
        "data.txt",
    ):
        write(tmp_path / "alice/hw" / name, notebook("x = 1") if name.endswith("ipynb") else "x = 1")
    write(tmp_path / "alice/hw/ex1_forward_pass.py", EX1)
    write(tmp_path / "alice/hw/homework.py", EX2)
    names = [file.name for file in read_one(tmp_path).files]
    assert names == [
        "ex1_forward_pass.py",
        "ex2_error.py",
        "helpers.py",
        "homework.py",
        "tools/__init__.py",
        "tools/maths.py",
    ]


def test_modules_that_a_notebook_writes(tmp_path: Path) -> None:
    """A cell that is written to a file is a module that later cells import; no file of another kind is."""
    cells = ("%%writefile helpers.py\nhalf = 0.5\n", "%%file notes.txt\nhalf\n", "%%writefile ../x.py\ny = 1\n", EX1)
    write(tmp_path / "alice/ex1_forward_pass.ipynb", notebook(*cells))
    assert sources(read_one(tmp_path)) == {
        "ex1_forward_pass.py": "".join(cells),
        "helpers.py": "half = 0.5\n",
    }


def test_functions_in_broken_source_are_still_found(tmp_path: Path) -> None:
    """A syntax error in a file of another name leaves its steps broken, with their line, and not just missing."""
    write(tmp_path / "alice.py", f"{EX1}\nx = (\n")
    assert set(sources(read_one(tmp_path))) == {"ex1_forward_pass.py"}


def test_magics_do_not_hide_functions(tmp_path: Path) -> None:
    """A cell with a magic or a shell line still shows what it defines, and its text is handed on unchanged."""
    cell = f"%matplotlib inline\n!pip install numpy\n{EX1}forward_h2 = lambda a, b, c, d, e, f: 0\n"
    write(tmp_path / "alice.ipynb", notebook("%%timeit\npass", cell))
    assert sources(read_one(tmp_path))["ex1_forward_pass.py"] == f"%%timeit\npass{cell}"


def test_nothing_found(tmp_path: Path) -> None:
    """Where no function of the course is found, the steps are missing; the instructor learns where was looked."""
    write(tmp_path / "alice/poem.py", "roses = 'red'")
    one = read_one(tmp_path)
    assert (one.files, one.fault) == ((), None)
    assert one.notes == ("None of the exercises' functions are in poem.py.",)


def test_helpers_beside_the_exercises(tmp_path: Path) -> None:
    """A helper that lies above or beside the exercises' folder is there, as for whoever has added that path."""
    write(tmp_path / "alice/exercises/ex1_forward_pass.py", EX1)
    write(tmp_path / "alice/helpers.py", "one = 1")
    write(tmp_path / "alice/src/more.py", "two = 2")
    write(tmp_path / "alice/old/ex1_forward_pass.py", "three = 3")
    found = sources(read_one(tmp_path))
    assert found["ex1_forward_pass.py"] == EX1
    assert {"helpers.py", "src/more.py", "more.py"} < set(found)


def test_helpers_beside_the_exercises_hide_nothing(tmp_path: Path) -> None:
    """Protects what pytest would import: the exercises' own helpers and the library; of two others, neither."""
    write(tmp_path / "alice/hw/ex1_forward_pass.py", EX1)
    write(tmp_path / "alice/hw/helpers.py", "own = 1")
    for other in ("drafts/helpers.py", "csv.py", "week1/statistics.py", "alib/h.py", "lib/h.py"):
        write(tmp_path / "alice" / other, "other = 1")
    found = sources(read_one(tmp_path))
    assert found["helpers.py"] == "own = 1"
    assert not {"csv.py", "statistics.py", "h.py"} & set(found)


def test_what_comes_from_a_notebook_is_known_as_that(tmp_path: Path) -> None:
    """Protects a notebook of one cell, in which what fails at the end costs no function, unlike in a script."""
    write(tmp_path / "ann/ex1_forward_pass.ipynb", notebook(EX1))
    write(tmp_path / "bob/ex1_forward_pass.py", EX1)
    files = {student: one.files[0] for student, one in read_all(tmp_path).items()}
    assert {student: file.notebook for student, file in files.items()} == {"ann": True, "bob": False}

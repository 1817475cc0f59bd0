"""A small course in a package of its own, as an author would write and install it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from grader.course import Course

COURSE = """
from pathlib import Path

from grader import Course, Situation
from {package} import ex1_toy

HERE = Path(__file__).parent

course = Course(
    name="toy",
    title="A toy",
    exercises=(ex1_toy.exercise,),
    text=Situation("text", {{"x": 2.0, "y": 3.0}}),
    fixed=(Situation("A", {{"x": 0.7, "y": -1.9}}), Situation("B", {{"x": -1.3, "y": 0.4}})),
    draw=lambda generator: {{name: round(generator.uniform(-3, 3), 6) for name in "xy"}},
    seed=0,
    exercises_folder=HERE / "exercises",
    solutions_folder=HERE / "solutions",
)
"""

SUITE = '''
from grader import Exercise

exercise = Exercise(__name__, title="Toy")


@exercise.step(prints=8.0)
def f(x, y):
    """Twice the first, and some of the second."""
    return 2.0 * x + y * 4.0 / 3.0


f.hint("Look at the first.", "And now at the second.")
f.mistake("sum", "x + y", "That is only their sum.")
'''
SECOND = """

@exercise.step()
def g(x, y):
    \"\"\"The first without half of the second.\"\"\"
    return x - y * 0.5


g.hint("One is taken away.", "Half of it.")
"""
"""A second step, to be written below the first."""

SOLUTIONS = {
    "f": """\
# %%
def f(x, y):
    \"\"\"Mix them.\"\"\"
    ### BEGIN SOLUTION
    return 2.0 * x + y * 4.0 / 3.0
    ### END SOLUTION
"""
}

STUBS = {"f": '# %%\ndef f(x, y):\n    """Mix them."""\n    raise NotImplementedError\n'}


def write(
    folder: Path,
    package: str = "toycourse",
    suite: str = SUITE,
    solutions: Mapping[str, str] = SOLUTIONS,
    stubs: Mapping[str, str] = STUBS,
) -> Path:
    """Write the package into a folder; returns the package's own folder."""
    home = folder / package
    for name, parts in (("exercises", stubs), ("solutions", solutions)):
        (home / name).mkdir(parents=True)
        (home / name / "ex1_toy.py").write_text("\n\n".join(parts.values()))
    (home / "__init__.py").write_text(COURSE.format(package=package))
    (home / "ex1_toy.py").write_text(suite)
    return home


def install(folder: Path, package: str = "toycourse") -> None:
    """Make the package an installed course for every process with the folder on its PYTHONPATH."""
    dist = folder / f"{package}-1.0.dist-info"
    dist.mkdir()
    (dist / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (dist / "entry_points.txt").write_text(f"[grader.courses]\ntoy = {package}:course\n")


@contextmanager
def loaded(folder: Path, package: str = "toycourse") -> Iterator[Course]:
    """The course of a written package, imported for as long as the block runs."""
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        course: Course = importlib.import_module(package).course
        yield course
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]

"""The course's steps as the checks of other graders: the same calls that `grader grade` makes, the same answers.

What these checks do not do: tell one mistake from another, look at the types of answers, notice changed arguments.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from grader.course import Course
from grader.diagnosis.keys import AnswerKey
from grader.soundness import situations
from grader.steps import Step

IMPORTS = {
    "check50": "import check50\nimport check50.py\nimport numpy as np\n",
    "otter": "import numpy as np\nimport otter.test_files\n",
}

AGREES = """

def agrees(answer, expected):
    if isinstance(expected, tuple):
        same = isinstance(answer, (list, tuple)) and len(answer) == len(expected)
        return same and all(map(agrees, answer, expected))
    return np.shape(answer) == np.shape(expected) and np.allclose(answer, expected, rtol=1e-9, atol=1e-12)
"""

CHECK50 = '''

@check50.check()
def {step}():
    """{step} is right"""
    function = getattr(check50.py.import_("{exercise}.py"), "{step}")
    for arguments, expected in [
{calls}
    ]:
        if not agrees(function(*arguments), expected):
            raise check50.Failure("{step} is wrong")
'''

OTTER = """
OK_FORMAT = False
name = "{step}"
points = {points}
{agrees}

@otter.test_files.test_case()
def test_{step}({step}):
    for arguments, expected in [
{calls}
    ]:
        assert agrees({step}(*arguments), expected)
"""


def write_check50(folder: Path, course: Course) -> None:
    """A check50 problem set: `check50 --dev FOLDER` in a folder of exercise files."""
    folder.mkdir()
    (folder / ".cs50.yaml").write_text("check50:\n  checks: __init__.py\n", encoding="utf-8")
    checks = [CHECK50.format(exercise=s.exercise, step=s.name, calls=_calls(course, s)) for s in course.steps]
    (folder / "__init__.py").write_text("".join([IMPORTS["check50"], AGREES, *checks]), encoding="utf-8")


def write_otter(folder: Path, course: Course) -> None:
    """Otter's tests, a file for each step: `otter generate -t FOLDER`."""
    folder.mkdir()
    for step in course.steps:
        test = OTTER.format(step=step.name, points=step.points, agrees=AGREES, calls=_calls(course, step))
        (folder / f"{step.name}.py").write_text(f"{IMPORTS['otter']}{test}", encoding="utf-8")


def joined(course: Course) -> str:
    """All solved files as one script: Otter takes one file of a student."""
    return "\n\n".join((course.solutions_folder / f"{e.name}.py").read_text("utf-8") for e in course.exercises)


def _calls(course: Course, step: Step) -> str:
    key = AnswerKey(step, situations(course, step, course.seed))
    asked = zip(key.asked, [*key.expected, *key.expected], strict=False)
    return "\n".join(f"        ({_literal(arguments)}, {_literal(expected)})," for arguments, expected in asked)


def _literal(value: object) -> str:
    """Python that makes the value, to the last digit."""
    if isinstance(value, np.ndarray):
        return f"np.array({value.tolist()!r})"
    if isinstance(value, tuple):
        return f"({''.join(f'{_literal(item)}, ' for item in value)})"
    return repr(value.item() if isinstance(value, np.generic) else value)

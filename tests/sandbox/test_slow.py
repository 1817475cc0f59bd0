"""Files that take their time, and steps that have none left: no right one is lost."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from tests.sandbox.conftest import Short, made, plain, verdicts

STEPS = [step.name for step in course.steps]
HASTY = Short(step=0.8)

SLOW: dict[str, tuple[float, str, set[str]]] = {
    "near the limit": (0.44, "", set()),
    "one is endless": (0.24, "ex7_gradient_check", set()),
    "one step ends it": (0.32, "", {"forward_h1"}),
    "several end it": (0.18, "", {"forward_h1", "forward_h2", "forward_out"}),
    "seven end it": (0.2, "", set(STEPS[:7])),
}


@pytest.mark.parametrize("name", SLOW)
def test_slow_files_cost_no_right_step(name: str) -> None:
    """Protects right steps where files take long: what came to its end once has the time for it again."""
    seconds, endless, crashing = SLOW[name]
    files = []
    for path in sorted(course.solutions_folder.glob("ex*.py")):
        text = f"{path.read_text()}\nimport os, time\ntime.sleep({seconds})\n"
        text += "while True:\n    pass\n" if path.stem == endless else ""
        its = [step for step in STEPS if step in crashing and course.step(step).exercise == path.stem]
        text += "".join(f"def {step}(*_):\n    os._exit(0)\n" for step in its)
        files.append(plain(text, path.name))
    with made(HASTY) as box:
        found = verdicts(box, *files, steps=STEPS)
    lost = crashing.union(step.name for step in course.steps if step.exercise == endless)
    assert {step for step, verdict in found.items() if not verdict.passed} == lost


def test_no_right_step_is_lost_to_those_that_no_time_is_left_for() -> None:
    """Protects the points of whoever has slow files and many crashes: what has answered counts."""
    files = [
        plain(f"{path.read_text()}\nimport os, time\ntime.sleep(0.3)\n", path.name)
        for path in sorted(course.solutions_folder.glob("ex*.py"))
    ]
    crashing = [step.name for step in course.steps if step.exercise == "ex3_gradients"]
    files[2] = plain(
        files[2].cells[0].source + "".join(f"def {s}(*_):\n    os._exit(0)\n" for s in crashing), "ex3_gradients.py"
    )
    with made(Short(step=0.8, total=2.2)) as box:
        found = verdicts(box, *files, steps=STEPS)
    assert {step for step, verdict in found.items() if verdict.passed} >= set(STEPS[:5])
    assert {found[step].outcome for step in crashing} <= {"crashed", "timed_out"}

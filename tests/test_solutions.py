"""The solved files against the hidden suite: two independent writings of one course must agree."""

from __future__ import annotations

import copy
import runpy
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.answers.answer import Answer, Arguments
from grader.checking import check
from grader.courses.backprop import course
from grader.soundness import situations
from grader.steps import Step
from tests.functions import answers_of

ROOT = Path(__file__).parents[1]
STEPS = list(course.steps)
FILES = [f"{folder}/{exercise.name}.py" for folder in ("solutions", "exercises") for exercise in course.exercises]


@cache
def _loaded(file: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / file))


class Solver:
    """A student who hands in the solved files."""

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer]:
        """The answers of the solved function, and its arguments as they were afterwards."""
        return answers_of(_loaded(f"solutions/{step.exercise}.py")[step.name], calls)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_solutions_agree_with_references(step: Step) -> None:
    """Protects students from a suite that is wrong: solution and reference, written apart, agree in all cases."""
    verdict = check(step, Solver(), situations(course, step, course.seed))
    assert (verdict.outcome, verdict.feedback) == ("passed", "")
    assert verdict.points == step.points


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_stubs_are_not_written(step: Step) -> None:
    """Protects the to-do list: an untouched file imports, and each of its steps says that it is not written yet."""
    function = _loaded(f"exercises/{step.exercise}.py")[step.name]
    with pytest.raises(NotImplementedError):
        function(*step.arguments(course.text))


@pytest.mark.parametrize("file", FILES)
def test_files_print_nothing(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects the student's screen, and an import by the grader, from output that no student wrote."""
    runpy.run_path(str(ROOT / file))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("folder", ["solutions", "exercises"])
def test_the_listing_has_both_faults(folder: str) -> None:
    """Protects the last exercise: the given listing yields what the text's program prints, and changes no argument."""
    listing = _loaded(f"{folder}/ex7_gradient_check.py")["listing_update"]
    names = ("inputs", "actual", "weights_1", "weights_2", "learning_rate")
    arguments = [copy.deepcopy(course.text[name]) for name in names]
    weights_1, weights_2 = listing(*arguments)
    np.testing.assert_allclose(weights_1, [[0.165356082, 0.115356082], [0.2252017145, 0.0752017145]], rtol=1e-12)
    np.testing.assert_allclose(weights_2, [[0.19537], [0.213755]], rtol=1e-12)
    for name, argument in zip(names, arguments, strict=True):
        np.testing.assert_array_equal(argument, course.text[name])


def test_the_check_finds_the_listing_out() -> None:
    """Protects the lesson's promise: the gradients that the listing used are the ones `wrong_weights` names."""
    module = _loaded("solutions/ex7_gradient_check.py")
    q = course.text
    plain = [q[name] for name in ("i1", "i2", "actual", "w1", "w2", "w3", "w4", "w5", "w6")]
    arrays = [q[name] for name in ("inputs", "actual", "weights_1", "weights_2", "learning_rate")]
    found = {}
    for name in ("listing_update", "repaired_update"):
        new_1, new_2 = module[name](*arrays)
        moved = np.concatenate([(q["weights_1"] - new_1).T.ravel(), (q["weights_2"] - new_2).ravel()])
        found[name] = module["wrong_weights"](*plain, list(moved / q["learning_rate"]))
    assert found == {"listing_update": [1, 2, 3, 4], "repaired_update": []}


def test_numbers_that_the_lessons_name() -> None:
    """Protects the lessons' numbers: the first predictions, 35 updates, 0.288 by the words and 0.294 by the listing."""
    q = course.text
    training = _loaded("solutions/ex6_training.py")
    arguments = [q[name] for name in ("inputs", "actual", "weights_1", "weights_2", "learning_rate")]
    predictions = training["train"](*arguments, 3)[2]
    assert [f"{prediction:.4f}" for prediction in predictions] == ["0.2140", "0.2885", "0.3736", "0.4669"]
    assert training["train_until"](*arguments, 1e-6, 1000) == 35
    weights_1, weights_2 = _loaded("solutions/ex7_gradient_check.py")["listing_update"](*arguments)
    assert f"{(q['inputs'] @ weights_1 @ weights_2).item():.3f}" == "0.294"

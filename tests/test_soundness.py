"""The situations tell every wrong formula from the right one, whatever the seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from grader.answers.values import Value, equal
from grader.courses.backprop import course
from grader.courses.backprop.ex6_training import MARGIN
from grader.courses.backprop.network import deltas
from grader.diagnosis.keys import answer_key
from grader.situations import Situations, draws, known
from grader.soundness import NoDrawError, Survivor, situations, survivors, unsound
from grader.steps import Situation, Step
from tests.student import toy

STEPS = list(course.steps)
SEEDS = [0, 1, 7, 99, 2**31]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_the_fixed_situations_tell_mistakes_apart(step: Step) -> None:
    """Protects names of mistakes under a secret seed: what two of them answer alike is alike in every situation."""
    assert course.fixed_suffice
    key = answer_key(step, Situations(course, 0, (*known(course, step).items, *course.further)))
    fixed = len(known(course, step).items)
    labels = range(len(key.authored.labels))
    answers = [[key.authored.answer(number, case) for case in range(len(key.cases))] for number in labels]
    for (one, mine), (other, theirs) in combinations(zip(key.authored.labels, answers, strict=True), 2):
        if one.name != other.name and all(map(_alike, mine[:fixed], theirs[:fixed])):
            assert all(map(_alike, mine, theirs)), (one.name, other.name)


def _alike(one: Value | None, other: Value | None) -> bool:
    return one is other if one is None or other is None else equal(one, other)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_any_seed_draws(step: Step) -> None:
    """Protects secret seeds: each of them gives situations, the same whenever it is asked for."""
    for seed in SEEDS:
        drawn = situations(course, step, seed)
        again = next(draws(course, step, seed))
        assert [s.quantities["i1"] for s in drawn.items] == [s.quantities["i1"] for s in again.items]


def test_a_course_whose_formulas_cannot_be_told_apart() -> None:
    """Protects the redrawing: a mistake that every situation passes ends in an error that names the step."""
    step = replace(course.step("delta"), mistakes=[])
    step.mistake("none_at_all", "prediction - actual", "This is right.")
    with pytest.raises(NoDrawError, match="delta"):
        situations(replace(course, fixed_suffice=False), step, 5)
    assert Survivor(("none_at_all",)) in survivors(step, next(draws(course, step, 5)))


def test_all_that_is_told_at_once_is_all_there_is(tmp_path: Path) -> None:
    """Protects authors from a fault that comes back with other numbers each time they have added the calls it shows."""
    suite = toy.SUITE.replace("prints=8.0", "").replace("2.0 * x + y * 4.0 / 3.0", "max(x, y)")
    toy.write(tmp_path, suite=suite)
    with toy.loaded(tmp_path) as small:
        step = small.step("f")
        found = [one for one in unsound(small, step) if one.call]
        assert len(found) > 1
        calls = [eval(one.call, {"f": dict}) for one in found]
        more = tuple(Situation(f"call {number}", call) for number, call in enumerate(calls))
        assert unsound(replace(small, fixed=small.fixed + more), step) == []


LEAPS = ("J", "K")
"""The situations whose first update leaps over the target and away from it."""


def _sizes(quantities: Mapping[str, Any], updates: int) -> list[float]:
    return [abs(delta) for delta in deltas(quantities, updates)]


@pytest.mark.parametrize("seed", SEEDS)
def test_training_gets_better_at_every_update(seed: int) -> None:
    """Protects the training cases: the error falls at every update that a case makes, but for two fixed cases."""
    step = course.step("train")
    for case, arguments in zip(situations(course, step, seed).items, answer_key_calls(step, seed), strict=True):
        sizes = _sizes(case.quantities, int(arguments[-1]))
        assert (case.name in LEAPS) != all(after < before for before, after in pairwise(sizes))


def answer_key_calls(step: Step, seed: int) -> list[tuple[Any, ...]]:
    return answer_key(step, situations(course, step, seed)).calls


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_are_clear_of_their_threshold(seed: int) -> None:
    """Protects counts from rounding: no distance on the way is within 1 % of the tolerance, and nearly all fall."""
    step = course.step("train_until")
    for case, arguments in zip(situations(course, step, seed).items, answer_key_calls(step, seed), strict=True):
        tolerance, most = arguments[-2:]
        made = int(step.reference(*arguments))  # type: ignore[call-overload]
        sizes = _sizes(case.quantities, made)
        assert all(abs(size / tolerance - 1) > 0.01 for size in sizes)
        assert (case.name in LEAPS and made > 0) != all(after < before for before, after in pairwise(sizes))
        assert made <= most
    assert MARGIN > 1.01


def test_counts_cover_the_corners() -> None:
    """Protects the corner cases: no update at all, exactly the most, never near enough, and the text's nine."""
    step = course.step("train_until")
    calls = answer_key_calls(step, course.seed)
    made = [int(step.reference(*call)) for call in calls]  # type: ignore[call-overload]
    assert made[0] == 9 and 0 in made
    ends = [(call, count) for call, count in zip(calls, made, strict=True) if count == call[-1]]
    near = [step.reference(*call[:-1], call[-1] + 50) == count for call, count in ends]
    assert True in near and False in near


@pytest.mark.parametrize("seed", SEEDS)
def test_claimed_gradients_are_clearly_wrong_or_right(seed: int) -> None:
    """Protects any limit up to 1 %, whatever it is a part of: claims are off by more than that, or by 1e-9 or less."""
    step = course.step("wrong_weights")
    key = answer_key(step, situations(course, step, seed))
    for case, call in zip(key.cases, key.calls, strict=True):
        q = case.quantities
        d, i1, i2 = q["delta"], q["i1"], q["i2"]
        true = [i1 * d * q["w5"], i2 * d * q["w5"], i1 * d * q["w6"], i2 * d * q["w6"], q["h1"] * d, q["h2"] * d]
        claimed: Any = call[-1]
        for one, other in zip(claimed, true, strict=True):
            distance = abs(one - other)
            assert distance > 0.0103 * max(abs(one), abs(other)) or distance < 1e-9 * abs(other)
            assert distance > 2e-6 or distance < 1e-9


def test_steps_of_the_gradient_check() -> None:
    """Protects central differences from rounding: no step is smaller than 1e-3."""
    step = course.step("numerical_gradients")
    assert all(call[-1] >= 1e-3 for call in answer_key_calls(step, 3))


def test_drawn_quantities() -> None:
    """Protects precision: drawn numbers have six decimals and mixed signs, and no quantity is near zero."""
    for number in range(30):
        drawn = course.draw(random.Random(number))
        weights = [drawn[f"w{n}"] for n in range(1, 7)]
        assert all(weight == round(weight, 6) for weight in weights)
        assert min(weights) < 0 < max(weights)
        assert min(abs(drawn[name]) for name in ("h1", "h2", "delta", "prediction")) > 0.1

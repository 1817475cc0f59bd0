"""The references against independent results: exact derivatives, complex steps, training runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import sympy  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.courses.backprop import course
from grader.courses.backprop.network import quantities
from grader.steps import Situation

from .student import Written
from .wrong_answers import WRONG

SITUATIONS = [course.text, *course.fixed, *course.further]
NAMES = ("i1", "i2", "w1", "w2", "w3", "w4", "w5", "w6", "actual")
WEIGHTS = ("w1", "w2", "w3", "w4", "w5", "w6")

number = st.floats(-3, 3, allow_subnormal=False)
networks = st.builds(quantities, *[number] * 9, learning_rate=st.floats(0.01, 0.2))

PREDICTIONS = (
    *(0.2140000000, 0.2884590612, 0.3735554118, 0.4669394141, 0.5638390205, 0.6578948387),
    *(0.7428125161, 0.8141281419, 0.8701532264, 0.9117271524, 0.9412086998),
)
"""The text's network, trained with its learning rate of 0.05."""

DIVERGING = (0.214, 1.675, 0.306, 2.21, 5.70, 473, 4.9e8, 5.5e26)
"""The same with a learning rate of 0.6, as far as a float goes."""

COUNTS = {0.01: 201, 0.02: 97, 0.05: 35, 0.1: 14, 0.13: 8, 0.15: 8, 0.2: 15, 0.25: 57, 0.27: 223}
"""Updates until the text's prediction is within 1e-6, by learning rate."""

Quantities = dict[str, Any]


def _error(i1: Any, i2: Any, w1: Any, w2: Any, w3: Any, w4: Any, w5: Any, w6: Any, actual: Any) -> Any:
    """The error of the network, for numbers of any type."""
    return ((i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6 - actual) ** 2 / 2


def _symbolic() -> list[Callable[..., Any]]:
    symbols = dict(zip(NAMES, sympy.symbols(NAMES), strict=True))
    error = _error(**symbols)
    # Expanded, the derivatives have whole coefficients only: fractions stay fractions.
    derivatives = [sympy.expand(sympy.diff(error, symbols[weight])) for weight in WEIGHTS]
    return [sympy.lambdify(symbols.values(), derivative, modules=[{}]) for derivative in derivatives]


DERIVATIVES = _symbolic()


def exact(situation: Quantities) -> list[float]:
    """The six gradients by computer algebra on fractions, rounded only at the end."""
    fractions = [Fraction(float(situation[name])) for name in NAMES]
    return [float(derivative(*fractions)) for derivative in DERIVATIVES]


def by_complex_step(situation: Quantities) -> list[float]:
    """The six gradients by a step along the imaginary axis, which cancels nothing."""
    numbers = {name: float(situation[name]) for name in NAMES}
    return [_error(**{**numbers, weight: complex(numbers[weight], 1e-30)}).imag / 1e-30 for weight in WEIGHTS]


ORACLES = [exact, by_complex_step]


def scalar_gradients(situation: Quantities) -> list[float]:
    """The six gradients as the references of exercise 3 give them."""
    known = Situation("a network", situation)
    steps = [course.step(f"gradient_{weight}") for weight in WEIGHTS]
    return [step.reference(*step.arguments(known)) for step in steps]  # type: ignore[misc]


def matrix_gradients(situation: Quantities) -> list[float]:
    """The six gradients as the references of exercise 5 give them."""
    known = Situation("a network", situation)
    layers = [course.step(f"gradient_weights_{layer}") for layer in (1, 2)]
    first, last = (np.array(step.reference(*step.arguments(known)), dtype=np.float64) for step in layers)
    assert (first.shape, last.shape) == ((2, 2), (2, 1))
    return [*first.T.ravel().tolist(), *last.ravel().tolist()]


GRADIENTS = [scalar_gradients, matrix_gradients]


@pytest.mark.parametrize("gradients", GRADIENTS)
@pytest.mark.parametrize("oracle", ORACLES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_gradients(
    situation: Situation, oracle: Callable[[Quantities], list[float]], gradients: Callable[[Quantities], list[float]]
) -> None:
    """Protects the derivation itself: all six gradients are the derivatives of the error, in every fixed situation."""
    known = dict(situation.quantities)
    assert gradients(known) == pytest.approx(oracle(known), rel=1e-12, abs=1e-12)


@settings(derandomize=True, max_examples=300)
@given(network=networks)
def test_gradients_of_any_network(network: Quantities) -> None:
    """Protects the derivation from happy accidents: both exercises agree with both oracles on any finite network."""
    expected = exact(network)
    assert by_complex_step(network) == pytest.approx(expected, rel=1e-12, abs=1e-12)
    for gradients in GRADIENTS:
        assert gradients(network) == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_gradients_of_the_text_as_fractions() -> None:
    """Protects the oracle: on the text's numbers, exact algebra gives the known fractions."""
    text = dict(zip(NAMES, map(Fraction, ("2", "3", ".15", ".20", ".10", ".05", ".16", ".20", "1")), strict=True))
    known = (-786, 3125), (-1179, 3125), (-393, 1250), (-1179, 2500), (-3537, 5000), (-2751, 10000)
    assert [derivative(*text.values()) for derivative in DERIVATIVES] == [Fraction(*pair) for pair in known]


def balance(weights: Sequence[float], gradients: Sequence[float]) -> list[float]:
    """What goes into each hidden neuron less what comes out of it: weight times gradient, summed over its arrows."""
    w, g = weights, gradients
    return [w[0] * g[0] + w[1] * g[1] - w[4] * g[4], w[2] * g[2] + w[3] * g[3] - w[5] * g[5]]


@settings(derandomize=True, max_examples=300)
@given(network=networks)
def test_balance(network: Quantities) -> None:
    """Protects a check that needs no second derivation: weight times gradient balances at each hidden neuron."""
    weights = [network[weight] for weight in WEIGHTS]
    for gradients in GRADIENTS:
        assert balance(weights, gradients(network)) == pytest.approx([0, 0], abs=1e-11)


FAR_OFF = [situation for situation in SITUATIONS if abs(situation["delta"]) > 0.1]
"""Where an update moves the weights far enough to see which of them it has read."""


@pytest.mark.parametrize("fault", ["bug1", "bug2", "listing"])
@pytest.mark.parametrize("situation", FAR_OFF, ids=lambda situation: situation.name)
def test_balance_finds_the_faults_of_the_listing(situation: Situation, fault: str) -> None:
    """Protects the value of that check: the listing, and each of its faults alone, are out of balance."""
    step = course.step("updated_weights")
    (text,) = WRONG[step.name, fault]
    (answer,) = Written(text).answers(step, [step.arguments(situation)])
    weights = [situation[weight] for weight in WEIGHTS]
    gradients = (np.array(weights) - np.array(answer.value)) / situation["learning_rate"]
    assert max(map(abs, balance(weights, list(gradients)))) > 1e-3


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_numerical_gradients(situation: Situation) -> None:
    """Protects the gradient check: the error is quadratic in each weight, so central differences are nearly exact."""
    step = course.step("numerical_gradients")
    expected = exact(dict(situation.quantities))
    assert step.reference(*step.arguments(situation)) == pytest.approx(expected, rel=1e-11, abs=1e-11)


@settings(derandomize=True, max_examples=100)
@given(network=networks, step=st.floats(1e-3, 1e-1))
def test_numerical_gradients_of_any_network(network: Quantities, step: float) -> None:
    """Protects the gradient check on any finite network, with any step that its cases use."""
    arguments = [network[name] for name in ("i1", "i2", "actual", *WEIGHTS)]
    found = course.step("numerical_gradients").reference(*arguments, step)
    assert found == pytest.approx(exact(network), rel=1e-9, abs=1e-9)


def _trained(rate: float, updates: int) -> list[float]:
    text = course.text
    inputs = [text[name] for name in ("inputs", "actual", "weights_1", "weights_2")]
    answer: Any = course.step("train").reference(*inputs, rate, updates)
    return list(answer[2])


def _count(rate: float, tolerance: float, most: int) -> object:
    text = course.text
    inputs = [text[name] for name in ("inputs", "actual", "weights_1", "weights_2")]
    return course.step("train_until").reference(*inputs, rate, tolerance, most)


def test_predictions_in_training() -> None:
    """Protects the training loop: ten updates of the text's network predict what is known from elsewhere."""
    assert _trained(0.05, 10) == pytest.approx(PREDICTIONS, abs=5e-11)


def test_first_update_of_training() -> None:
    """Protects the link between the exercises: training begins with the very update of exercise 4."""
    step = course.step("prediction_after_update")
    assert _trained(0.05, 1)[-1] == pytest.approx(step.reference(*step.arguments(course.text)), rel=1e-14)


@pytest.mark.parametrize(("rate", "count"), COUNTS.items())
def test_updates_until_near(rate: float, count: int) -> None:
    """Protects the count: so many updates are needed at this learning rate, neither one more nor one less."""
    assert _count(rate, 1e-6, 1000) == count
    assert _count(rate, 1e-6, count - 1) == count - 1


@pytest.mark.parametrize(("bound", "count"), [(1e-6, 19), (1e-3, 11)])
def test_updates_until_the_error_is_small(bound: float, count: int) -> None:
    """Protects the difference between error and distance: a bound on the error is met much earlier."""
    assert _count(0.05, float((2 * bound) ** 0.5), 1000) == count


@pytest.mark.parametrize("rate", [0.28, 0.4])
def test_never_near(rate: float) -> None:
    """Protects the limit: above 1/sqrt(13) no minimum is stable, and the most updates are made."""
    assert rate > 1 / 13**0.5
    assert _count(rate, 1e-6, 2000) == 2000


def test_two_cycle() -> None:
    """Protects the picture of a rate just above the threshold: the prediction jumps between two values for ever."""
    *_, first, second, third = _trained(0.28, 5000)
    assert first == pytest.approx(third, rel=1e-9)
    assert abs(first - second) > 1e-3


def test_divergence() -> None:
    """Protects the picture of a rate that is far too large: the prediction runs away."""
    assert _trained(0.6, 7) == pytest.approx(DIVERGING, rel=2e-2)


@pytest.mark.parametrize("rate", [0.01, 0.05, 0.1])
def test_error_falls(rate: float) -> None:
    """Protects what the course promises: with a small learning rate, the error falls at every update."""
    distances = [abs(prediction - 1) for prediction in _trained(rate, 10)]
    assert all(after < before for before, after in pairwise(distances))

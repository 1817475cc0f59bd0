"""Diagnoses of wrong answers: the right kind of slip, or nothing where there is none."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from grader.answers.values import Value
from grader.courses.backprop import course
from grader.derived.kinds import ALIASES, BESIDE, FAR_FETCHED, RANK, SENTENCES, agreed
from grader.diagnosis.diagnose import diagnose
from grader.diagnosis.keys import AnswerKey, answer_key, value_of
from grader.diagnosis.two_slips import APART, scaled
from grader.diagnosis.words import Diagnosis, sentence_of
from grader.formulas import compiled
from grader.quiet import quiet
from grader.situations import Situations
from grader.soundness import situations
from grader.steps import Formula, Situation, Step
from tests.changed import changed
from tests.wrong_formulas import FORMULAS

STEPS = list(course.steps)


@cache
def _key(step: Step, *, catalogued: bool = False) -> AnswerKey:
    """The key of a step whose mistakes nobody has written down yet, unless `catalogued`."""
    drawn = situations(course, step, course.seed)
    return answer_key(step, drawn) if catalogued else AnswerKey(replace(step, mistakes=[]), drawn)


def _diagnosis(key: AnswerKey, formula: Formula) -> Diagnosis | None:
    with quiet():
        return diagnose(key, _answers(key, formula))


def _answers(key: AnswerKey, formula: Formula) -> list[Value]:
    function = compiled(key.step.reference, formula)
    answers = [value_of(function, call, right) for call, right in zip(key.calls, key.expected, strict=True)]
    return [answer for answer in answers if answer is not None]


@pytest.mark.parametrize(
    ("step", "formula", "kinds"),
    [pytest.param(s, f, k, id=f"{s}: {f}") for s, formulas in FORMULAS.items() for f, k in formulas.items()],
)
def test_uncatalogued_formula(step: str, formula: str, kinds: str) -> None:
    """A formula that nobody catalogued gets a sentence of a fitting kind, or none."""
    found = _diagnosis(_key(course.step(step)), formula)
    assert (found.mistake.removeprefix("derived:") if found else "") in (kinds.split() or [""])


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_random_numbers_have_no_diagnosis(step: Step) -> None:
    """Random answers are no mistake, not even several."""
    generator = random.Random(step.name)
    key = _key(step)
    values = [_scrambled(value, generator) for value in key.expected]
    assert diagnose(key, values) is None


def _scrambled(value: Value, generator: random.Random) -> Value:
    if isinstance(value, tuple):
        return tuple(_scrambled(part, generator) for part in value)
    if isinstance(value, float):
        return generator.uniform(-3, 3)
    return np.array([generator.uniform(-3, 3) for _ in range(value.size)]).reshape(value.shape)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_same_answer_to_everything(step: Step) -> None:
    """The text's answer returned in every case is `hardcoded`, whatever its shape."""
    key = _key(step)
    found = diagnose(key, [key.expected[0]] * len(key.calls))
    assert found is not None and found.mistake == "hardcoded"


def test_author_comes_first() -> None:
    """A catalogued mistake keeps its name though a slip explains it as well."""
    found = _diagnosis(_key(course.step("gradient_w5"), catalogued=True), "-h1 * delta")
    assert found == Diagnosis("sign", "The size is right, the direction is not.")


def test_without_takes_a_mistake_out() -> None:
    """A mistake that is left out is explained by its kind of slip."""
    key = _key(course.step("gradient_w5"), catalogued=True)
    values = [-value for value in key.expected if isinstance(value, float)]
    found = diagnose(key, values, without="sign")
    assert found is not None and found.mistake == "derived:sign"


def test_two_slips_are_named_or_called_several() -> None:
    """Two natural slips at once are `several`, and the sentence speaks of two things."""
    found = _diagnosis(_key(course.step("forward_out")), "-(h1 * w6 + h2 * w5)")
    assert found is not None and found.mistake == "derived:several"


def test_neither_of_two_slips_is_told_as_the_only_one() -> None:
    """A formula with two slips is never said to have the right shape."""
    found = _diagnosis(_key(course.step("forward_h1")), "i1 * w3 + i2 + w2")
    assert found is not None and found.mistake == "derived:several"
    assert BESIDE["wrong_name"] in found.sentence and "right shape" not in found.sentence


def test_a_slip_in_a_part_says_nothing_of_the_whole() -> None:
    """A wrong sign or factor in a part is not told as one of the whole answer."""
    key = _key(course.step("output_layer"))
    found = _diagnosis(key, "hidden[0] * weights_2[0, 0] - hidden[1] * weights_2[1, 0]")
    assert found is not None and found.mistake == "derived:sign" and "size" not in found.sentence
    assert all("on the way to it" in SENTENCES[kind] for kind in ("double", "half"))


def test_a_choice_of_numbers_is_bent_by_nothing() -> None:
    """A wrong choice among six is not told as an activation: it says too little to believe it."""
    key = _key(course.step("wrong_weights"))
    bent = [number for number, kind in enumerate(key.derived.labels) if kind in FAR_FETCHED]
    with quiet():
        answers = [[key.derived.answer(number, case) for case in range(len(key.calls))] for number in bent[::7]]
        chosen = [[value for value in row if value is not None] for row in answers]
        found = [diagnose(key, values) for values in chosen if len(values) == len(key.calls)]
    told = {diagnosis.mistake.removeprefix("derived:") for diagnosis in found if diagnosis}
    assert told and not told & FAR_FETCHED


def _own(reference: Callable[..., object], *situations: Mapping[str, object]) -> AnswerKey:
    """The key of a step of another course."""
    items = tuple(Situation(str(number), quantities) for number, quantities in enumerate(situations))
    return AnswerKey(Step("ex1_own", reference, 1.0, None, None, {}), Situations(course, 0, items))


def _answering(key: AnswerKey, function: Callable[..., object]) -> str:
    """The name of the diagnosis of a function."""
    found = diagnose(key, [value_of(function, call) or 0.0 for call in key.calls])
    return found.mistake if found else ""


def _decision(score: float, threshold: float) -> int:
    return int(score >= threshold)


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def _log_likelihood(prediction: float, target: float) -> float:
    return target * math.log(prediction) + (1 - target) * math.log(1 - prediction)


def _hits(scores: Any) -> int:
    return int(np.sum(scores * 2 >= 1))


def test_a_yes_or_no_is_bent_by_nothing() -> None:
    """Answers of 1 and 0 are not told as an activation: they have many explanations."""
    key = _own(_decision, *({"score": s, "threshold": t} for s, t in ((0.7, 0.6), (0.2, 0.4), (0.9, 0.3), (0.45, 0.6))))
    assert key.decides
    assert _answering(key, lambda score, _: int(score > 0.5)).removeprefix("derived:") not in FAR_FETCHED
    assert not _key(course.step("train_until")).decides


def test_an_activation_is_the_last_thing_to_be_talked_of() -> None:
    """Another kind is told first: log(1 + exp) undoes an exp, and 1 - t ** 2 is 1 - t where t is 0 or 1."""
    one_too_many = _own(_sigmoid, *({"z": z} for z in (0.4, -1.3, 2.2)))
    assert _answering(one_too_many, lambda z: 1 / (2 + math.exp(-z))) == "derived:extra_term"
    other_class = _own(
        _log_likelihood, *({"prediction": p, "target": t} for p, t in ((0.7, 1.0), (0.2, 0.0), (0.4, 1.0)))
    )
    assert _answering(other_class, lambda p, t: _log_likelihood(p, 1 - t)) == "derived:complement"


def test_a_denominator_without_its_brackets() -> None:
    """1 / 1 + e for a sigmoid lacks brackets: it is not told as an upside-down division."""
    key = _own(_sigmoid, *({"z": z} for z in (0.4, -1.3, 2.2)))
    assert _answering(key, lambda z: 1 / 1 + math.exp(-z)) == "derived:brackets"


def test_nobody_counts_with_factors() -> None:
    """A wrong count is not told as a factor: there may be none."""
    key = _own(_hits, {"scores": np.array([0.1, 0.7, 0.9])}, {"scores": np.array([0.6, 0.2])})
    assert key.counts
    assert "factor" not in sentence_of(key, "dropped_factor")


def test_a_list_in_any_order() -> None:
    """A long list in another order is told as such, not as wrong numbers."""
    key = _key(course.step("updated_weights"))
    answers = [np.asarray(value)[[4, 2, 0, 5, 1, 3]] for value in key.expected]
    assert diagnose(key, list(answers)) == Diagnosis("derived:sequence", SENTENCES["sequence"])
    assert diagnose(key, [answers[0] + 1, *answers[1:]]) is None


PAIRS_OF_ARRAYS = {
    "gradient_weights_1": ("-np.outer(weights_2, inputs) * delta", "2 * np.outer(weights_2, inputs) * delta"),
    "gradient_weights_2": ("-hidden.reshape(1, -1) * delta", "2 * hidden[::-1, None] * delta"),
    "hidden_layer": ("-(weights_1 @ inputs)", "(weights_1 @ inputs)[::-1]"),
    "output_layer": ("-(hidden[::-1] @ weights_2)[0]",),
}


@pytest.mark.parametrize(
    ("step", "formula"), [(step, text) for step, texts in PAIRS_OF_ARRAYS.items() for text in texts]
)
def test_two_slips_in_a_formula_of_arrays(step: str, formula: str) -> None:
    """Two slips in a formula of arrays are told, as in one of plain numbers."""
    found = _diagnosis(_key(course.step(step)), formula)
    assert found is not None and found.mistake == "derived:several"


SCALED = [
    ("gradient_w1", "-i2 * delta * w5", "sign", "other_input"),
    ("gradient_w5", "-2 * h2 * delta", "double", "other_hidden"),
    ("delta", "2 * (prediction - actual) * actual", "double", "times_target"),
    ("forward_h2", "(i1 + i2) / 2 * (w3 + w4)", "half", "sum_times_sum"),
    ("hidden_layer", "-(weights_1 @ inputs)", "sign", "transposed"),
    ("output_layer", "2 * hidden.sum() * weights_2.sum()", "double", "sum_times_sum"),
    ("gradient_weights_1", "-2 * np.outer(inputs, weights_2) * delta", "sign", "double"),
]


@pytest.mark.parametrize(("step", "formula", "kind", "mistake"), SCALED)
def test_a_known_mistake_with_a_wrong_sign_or_size(step: str, formula: str, kind: str, mistake: str) -> None:
    """A known mistake keeps its sentence where the whole answer has a wrong sign as well, or a factor of 2."""
    found = _diagnosis(_key(course.step(step), catalogued=True), formula)
    told = next(known for known in course.step(step).mistakes if known.name == mistake)
    sentence = APART.format(first=SENTENCES[kind], second=told.sentence)
    assert found == Diagnosis("derived:several", sentence, told.also)


def test_a_known_mistake_beside_a_size_is_told_as_beside_another() -> None:
    """A sentence about the whole answer is not told where its size is off, too."""
    key = _key(course.step("updated_weights"), catalogued=True)
    mistake = next(known for known in key.step.mistakes if known.beside)
    values = _answers(key, mistake.formulas[0])
    found = diagnose(key, [2 * value for value in values if not isinstance(value, tuple)])
    assert found is not None and found.sentence.endswith(f"Apart from that: {mistake.beside}")


def test_a_mistake_that_is_taken_out_is_not_told_beside_a_size() -> None:
    """A mistake that is left out is not told beside a size either: leave_one_out measures without it."""
    key = _key(course.step("delta"), catalogued=True)
    for mistake in key.step.mistakes:
        with quiet():
            found = diagnose(key, _answers(key, mistake.formulas[0]), without=mistake.name)
        assert found is None or mistake.sentence not in found.sentence


@pytest.mark.parametrize("step", ["delta", "gradient_w6"])
def test_four_times_the_right_answer_is_one_thing(step: str) -> None:
    """One factor gets one sentence, not two."""
    key = _key(course.step(step), catalogued=True)
    for size in (4, 0.25):
        assert scaled(key, [size * right for right in key.expected if isinstance(right, float)]) is None


@pytest.mark.parametrize(
    ("formula", "catalogued"),
    [
        ("(actual - prediction) * prediction / 2", True),  # where no answer is negative, neither way round is right
        ("(prediction / 2 - actual) ** 2", False),  # twice something halved: neither is believed
    ],
)
def test_no_sign_or_size_is_made_up(formula: str, catalogued: bool) -> None:
    """Nothing is said of a sign that has no meaning, or of a guessed size."""
    found = _diagnosis(_key(course.step("error"), catalogued=catalogued), formula)
    assert found is None or "Apart from that" not in found.sentence


def test_an_argument_handed_back() -> None:
    """An argument that is returned unchanged is named."""
    found = _diagnosis(_key(course.step("forward_h1")), "w4")
    assert found is not None and "w4" in found.sentence


def test_aliases_yield_the_likelier() -> None:
    """The likelier kind is told, and where kinds contradict each other only what they share."""
    assert agreed({"dropped_factor", "divided", "rounded"}) == "dropped_factor"
    assert agreed({"rounded"}) == "rounded"
    assert agreed({"sign", "count"}) == "one_slip"


def test_kinds_are_known() -> None:
    """Every kind that a table names has a rank and a sentence."""
    assert set().union(*ALIASES) | FAR_FETCHED <= set(SENTENCES) == set(RANK)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_axes_are_named_to_those_who_have_met_arrays(step: Step) -> None:
    """Sentences about steps of plain numbers speak of no axes, which beginners have not met."""
    key = _key(step)
    words = " ".join(sentence_of(key, kind) for kind in SENTENCES)
    assert ("axis" in words) is any(isinstance(argument, np.ndarray) for argument in key.calls[0])


@pytest.mark.parametrize(
    ("step", "formula", "names"),
    [
        ("updated_weight", "0.16 - 0.05 * gradient", "weight and learning_rate"),
        ("hidden_layer", "inputs @ np.array([[0.15, 0.10], [0.20, 0.05]])", "weights_1"),
        ("gradient_weights_1", "delta * np.outer([2, 3], weights_2)", "inputs"),
        ("gradient_weights_1", "-0.786 * np.outer([2, 3], weights_2)", "inputs and delta"),
        (
            "updated_weights",
            {
                "h1 = i1 * w1 + i2 * w2": "i1, i2, actual, learning_rate = 2, 3, 1, 0.05\nh1 = i1 * w1 + i2 * w2",
            },
            "i1, i2, actual and learning_rate",
        ),
        ("gradient_w1", "2 * (0.9 * 0.16 + 0.35 * 0.2 - 1) * w5", "i1 and delta"),
        (
            "train",
            {"hidden = inputs @ weights_1": "hidden = np.array([2, 3]) @ weights_1"}
            | {
                line: changed(line, ("inputs", "np.array([2, 3])"))
                for line in (
                    "predictions = [(inputs @ weights_1 @ weights_2)[0]]",
                    "gradient_1 = delta * np.outer(inputs, weights_2)",
                    "predictions = [*predictions, (inputs @ weights_1 @ weights_2)[0]]",
                )
            },
            "inputs",
        ),
    ],
)
def test_the_texts_numbers_in_place_of_arguments(step: str, formula: Formula, names: str) -> None:
    """The sentence names the arguments that a function does not use, whatever their shape."""
    found = _diagnosis(_key(course.step(step)), formula)
    assert found is not None and found.mistake == "derived:text_numbers"
    assert found.sentence.startswith(f"In place of {names}, your function uses the text's numbers")


def test_the_same_answer_of_another_form_is_told_by_its_form() -> None:
    """0,9 for 0.9 is a pair: it is not told as one answer to everything."""
    key = _key(course.step("forward_h1"))
    assert diagnose(key, [np.array([0.0, 9.0])] * len(key.calls)) is None


@pytest.mark.parametrize("digits", [7, 8])
def test_lost_digits_are_told_in_every_step(digits: int) -> None:
    """A right answer that is rounded late is told so, in plain numbers, arrays and tuples of them."""
    for name in ("forward_h1", "gradient_w3", "hidden_layer", "updated_matrices", "numerical_gradients"):
        key = _key(course.step(name))
        found = diagnose(key, [_rounded(value, digits) for value in key.expected])
        assert found is not None and found.mistake == "derived:rounded", name


@pytest.mark.parametrize("digits", [10, 11])
@pytest.mark.parametrize("name", ["delta", "gradient_w1", "gradient_w6", "gradient_weights_1", "gradient_weights_2"])
def test_late_digits_are_told_where_they_count(name: str, digits: int) -> None:
    """Late rounding shows only near the target: it is not told as an added number."""
    key = _key(course.step(name))
    found = diagnose(key, [_rounded(value, digits) for value in key.expected])
    assert found is not None and found.mistake == "derived:rounded"


def test_a_number_that_is_added_to_few_answers_is_not_told_of_all() -> None:
    """A tiny added number is not told of each answer."""
    found = _diagnosis(_key(course.step("gradient_w6")), "h2 * delta + 1e-10 * h1")
    assert found is None or found.mistake != "derived:offset"


def _rounded(value: Value, digits: int) -> Value:
    if isinstance(value, tuple):
        return tuple(_rounded(part, digits) for part in value)
    return round(value, digits) if isinstance(value, float) else np.round(value, digits)


def test_numbers_without_bounds_warn_nobody() -> None:
    """An overflow of ours prints no warning, and fails nobody whose warnings are errors."""
    step = course.step("forward_h1")
    key = _key(step, catalogued=True)
    assert diagnose(key, [np.array([5e-324, 1e308, -1e308]) for _ in key.calls]) is None

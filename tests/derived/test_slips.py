"""The machinery of derived mistakes: trees as values, patterns, forms, vectors, and what they cost."""

from __future__ import annotations

import ast
from dataclasses import replace
from math import erf, pi

import numpy as np
import pytest

from grader.courses.backprop import course
from grader.derived.all_slips import slips
from grader.derived.candidates import Calls, Columns
from grader.derived.compiling import functions, functions_of, values_of
from grader.derived.forms import in_place, inlined
from grader.derived.kinds import OF_COUNTS, SENTENCES
from grader.derived.patterns import filled, matched
from grader.derived.slips import doubles, singles
from grader.derived.trees import at, expressions, parsed, replaced, skeleton
from grader.derived.vectors import NotAFormula, columns, is_formula, vectors
from grader.derived.whole import whole_answers
from grader.derived.wrong_names import akin
from grader.diagnosis.keys import AnswerKey, value_of
from grader.formulas import definition
from grader.quiet import quiet
from grader.soundness import situations
from grader.steps import Step

STEPS = list(course.steps)


def _shapes(pattern: str, expression: str) -> dict[str, str] | None:
    found: dict[str, ast.expr] = {}
    return (
        {k: ast.unparse(v) for k, v in found.items()} if matched(parsed(pattern), parsed(expression), found) else None
    )


def test_patterns_match_forms() -> None:
    """Protects the table of slips: a letter stands for one expression, K for a number, Q for none."""
    assert _shapes("A * B + C * D", "i1 * w1 + i2 * w2") == {"A": "i1", "B": "w1", "C": "i2", "D": "w2"}
    assert _shapes("A - A * B", "x - x * y") == {"A": "x", "B": "y"}
    assert _shapes("A - A * B", "x - z * y") is None
    assert _shapes("A / K", "x / 2") == {"A": "x", "K": "2"}
    assert _shapes("A / K", "x / y") is None
    assert _shapes("Q * R", "2 * y") is None


def test_templates_are_filled() -> None:
    """Protects the other half of the table: letters are replaced, names and options stay."""
    new = filled(parsed("np.sum(A, axis=0) * E"), {"A": parsed("x + 1"), "E": parsed("y")})
    assert ast.unparse(new) == "np.sum(x + 1, axis=0) * y"


def test_replacing_leaves_the_tree_alone() -> None:
    """Protects shared trees: a replacement copies the way to its place and nothing else."""
    tree = parsed("a * b + c")
    path = next(path for path, node in expressions(tree) if ast.unparse(node) == "b")
    assert ast.unparse(replaced(tree, path, parsed("z"))) == "a * z + c"
    assert ast.unparse(tree) == "a * b + c"
    assert ast.unparse(at(tree, path)) == "b"


def test_skeletons() -> None:
    """Protects families: two products of names look alike, a product and a sum do not."""
    assert skeleton(parsed("i1 * w1")) == skeleton(parsed("h2 * w6")) != skeleton(parsed("h2 + w6"))


@pytest.mark.parametrize(("one", "other", "alike"), [("w1", "new_w5", True), ("i1", "h1", True), ("i1", "w5", False)])
def test_akin_names(one: str, other: str, *, alike: bool) -> None:
    """Only names that people confuse are exchanged in programs: other exchanges would make thousands of slips."""
    assert akin(one, other) is alike


def test_forms_of_a_program() -> None:
    """Protects slips in the order of lines: they are made in the form where the order matters."""
    tree = definition(course.step("updated_matrices").reference)
    renewed = in_place(tree)
    assert "weights_1 = weights_1 - learning_rate * gradient_1" in ast.unparse(renewed)
    assert "gradient_1" not in ast.unparse(inlined(renewed))
    assert in_place(definition(course.step("forward_h1").reference)) is definition(course.step("forward_h1").reference)


LINE_BEFORE_A_LOOP = """
def f(x, n):
    a = x + 1
    b = a * 2
    for _ in range(n):
        c = b * 2
        b = b + c
    return b
"""


def test_inlined_before_a_loop() -> None:
    """A line before a loop that is inlined: the loop moves up, and is still found."""
    tree = ast.parse(LINE_BEFORE_A_LOOP).body[0]
    assert isinstance(tree, ast.FunctionDef)
    lines = [line.strip() for line in ast.unparse(inlined(tree)).splitlines()[1:]]
    assert lines == ["b = (x + 1) * 2", "for _ in range(n):", "b = b + b * 2", "return b"]


def test_vectors_agree_with_calls() -> None:
    """Evaluating a formula in all cases at once gives what calling it gives."""
    step = course.step("gradient_w1")
    key = AnswerKey(step, situations(course, step, course.seed))
    tree = definition(step.reference)
    names = vectors(step.parameters, key.calls)
    assert names is not None
    sites = list(slips(tree, values_of(step.reference, key.calls[0])))
    kinds = [kind for site in sites for kind in site.kinds]
    made = zip(kinds, columns(sites, tree, names), functions_of(step.reference, sites), strict=True)
    for row, function in [(row, function) for kind, row, function in made if kind != "rounded"][::7]:
        with np.errstate(all="ignore"):
            answers = [value_of(function, call) for call in key.calls]
        for one, other in zip(row, answers, strict=True):
            assert other is None or one == pytest.approx(other, rel=1e-12)


@pytest.mark.parametrize("name", ["gradient_weights_1", "updated_weights", "train_until"])
def test_slips_that_share_a_function(name: str) -> None:
    """A function that is told which slip to make does what the slip's own tree does."""
    step = course.step(name)
    key = AnswerKey(step, situations(course, step, course.seed))
    sites = list(slips(definition(step.reference), values_of(step.reference, key.calls[0])))
    alone = functions(step.reference, [tree for site in sites for _, tree in site.slips()])
    with quiet():
        for one, other in list(zip(functions_of(step.reference, sites), alone, strict=True))[::11]:
            answers = [value_of(function, key.calls[1], key.expected[1]) for function in (one, other)]
            assert repr(answers[0]) == repr(answers[1])


def test_programs_are_not_formulas() -> None:
    """Vectors refuse what they cannot evaluate."""
    tree = definition(course.step("updated_weights").reference)
    assert not is_formula(tree)
    with pytest.raises(NotAFormula):
        columns([], tree, {"i1": np.zeros(1)})


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_kinds_have_sentences_and_programs_end(step: Step) -> None:
    """Every derived kind has a sentence, and its function ends and leaves its arguments alone."""
    key = AnswerKey(replace(step, mistakes=[]), situations(course, step, course.seed))
    before = repr(key.calls)
    assert set(key.all_derived.labels) <= set(SENTENCES)
    key.all_derived.explaining(key.expected)
    assert repr(key.calls) == before


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_cost(step: Step) -> None:
    """A step has a few thousand slips at most, so that a wrong answer is explained within a second."""
    key = AnswerKey(step, situations(course, step, course.seed))
    assert len(key.derived.labels) < (1_500 if is_formula(definition(step.reference)) else 4_000)
    assert len(key.in_other_forms.labels) < 6_000


def test_pairs_only_where_they_are_few() -> None:
    """Programs with loops have no pairs of slips: there would be too many."""
    step = course.step("train")
    key = AnswerKey(step, situations(course, step, course.seed))
    assert doubles(step.reference, key.calls, lambda function, case: value_of(function, key.calls[case])).labels == []
    assert singles(step.reference, key.calls, lambda function, case: value_of(function, key.calls[case])).labels


def area(radius: float) -> float:
    return pi * erf(radius) ** 2


def test_a_reference_with_names_of_its_module_has_slips() -> None:
    """A formula with `pi`, or with a function of its module, has slips all the same."""
    radii = (0.5, 1.25)
    found = singles(area, [(radius,) for radius in radii], lambda function, case: _number(function(radii[case])))
    assert found.explaining([pi * erf(radius) for radius in radii])
    doubles(area, [(radius,) for radius in radii], lambda function, case: _number(function(radii[case])))


def _number(answer: object) -> float | None:
    return answer if isinstance(answer, float) else None


def test_slips_of_the_whole_answer_are_the_same_whatever_comes_first() -> None:
    """Slips keep their numbers for the audit, whether or not the text's own answer is a whole number."""
    whole, broken = whole_answers([4.0, 2.5]), whole_answers([2.5, 4.0])
    assert whole.labels == broken.labels == ["off_by_one"] * 2
    assert [whole.answer(0, 0), whole.answer(0, 1)] == [5.0, None]
    assert [broken.answer(0, 0), broken.answer(0, 1)] == [None, 5.0]


def test_sentences_suit_a_course_about_something_else() -> None:
    """No sentence speaks of the drawing, the axes or the missing activation of backprop."""
    said = " ".join([*SENTENCES.values(), *OF_COUNTS.values()]).lower()
    assert [word for word in ("network", "neuron", "arrow", "weight", "gradient", "hidden") if word in said] == []
    assert "has no" not in said


def test_formulas_behind_some_of_several_numbers() -> None:
    """Each formula is found that explains all numbers that are not right already."""
    right = [np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])]
    answers = [
        [np.array([9.0, 2.0, 3.0]), np.array([9.0, 5.0, 6.0])],
        [np.array([1.0, 2.0, 8.0]), np.array([4.0, 5.0, 8.0])],
        [np.array([1.0, 2.0, 8.0]), np.array([4.0, 5.0, 7.0])],
        [np.array([9.0, 0.0, 3.0]), np.array([9.0, 0.0, 6.0])],
    ]
    formulas = Calls(["first", "last", "once", "more"], lambda number, case: answers[number][case])
    both = [np.array([9.0, 2.0, 8.0]), np.array([9.0, 5.0, 8.0])]
    assert formulas.explaining_in_part(both, right) == [(0, frozenset({0})), (1, frozenset({2}))]
    assert formulas.explaining_in_part([both[0], np.append(both[1], 1.0)], right) == []


def test_answers_beyond_the_largest_float() -> None:
    """Answers that overflow are told as nothing, and no warning ends the check."""
    known = Columns(["runs away", "stays"], np.array([[np.inf, 1.0], [2.0, 1.0]]))
    assert known.explaining([float("inf"), 1.0]) == []
    assert known.explaining([2.0, 1.0]) == [1]

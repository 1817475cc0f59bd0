"""Which steps a function calls, seen from its code."""

from __future__ import annotations

import ast

import pytest

from grader.student.dependencies import called_steps, calls_of

STEPS = ["error", "delta", "train"]

CALLS = {
    "nothing": ("return x", []),
    "itself": ("return train(x)", []),
    "a step": ("return delta(x)", ["delta"]),
    "two, in the course's order": ("return delta(x) + error(x)", ["error", "delta"]),
    "imported": ("from ex2_error import delta as d\n    return d(x)", ["delta"]),
    "as an attribute": ("import ex2_error\n    return ex2_error.error(x)", ["error"]),
    "in a comprehension": ("return [delta(y) for y in x]", ["delta"]),
    "in an inner function": ("def inner(): return delta(x)\n    return inner()", ["delta"]),
    "in a lambda": ("return (lambda y: error(y))(x)", ["error"]),
    "through a helper": ("return helper(x)", ["delta"]),
    "through two helpers": ("return twice(x)", ["delta"]),
    "through helpers that call each other": ("return ping(x)", ["error"]),
    "through a class": ("return Network().run(x)", ["error"]),
    "a parameter of that name": ("return delta_of(x, delta=1)", []),
    "a variable of that name": ("error = x\n    return error", []),
    "called and bound elsewhere": ("return [delta for delta in x]", []),
    "a helper under try": ("return guarded(x)", ["error"]),
    "a helper that is a lambda": ("return short(x)", ["error"]),
    "a text": ("return 'delta'", []),
    "another helper": ("return innocent(x)", []),
}

HELPERS = """
def helper(x): return delta(x)
def twice(x): return helper(helper(x))
def ping(x): return pong(x)
def pong(x): return ping(x) + error(x)
def innocent(delta): return delta
def delta_of(x, delta): return x * delta
try:
    import numpy
except ImportError:
    numpy = None
else:
    def guarded(x): return error(x)
short = lambda x: error(x)
class Network:
    def run(self, x): return error(x)
"""


@pytest.mark.parametrize("name", CALLS)
def test_called_steps_are_seen_without_running(name: str) -> None:
    """A slip that comes from another step is traced to it; a name that only looks like one is not."""
    body, called = CALLS[name]
    tree = ast.parse(f"{HELPERS}\ndef train(x):\n    {body}\n")
    assert called_steps(calls_of(tree), "train", STEPS) == called


@pytest.mark.parametrize("line", ["delta = -0.786", "error, delta = 0.3089, -0.786", "delta = 0.214 - 1"])
def test_a_number_of_that_name_is_not_called(line: str) -> None:
    """Protects whoever keeps the text's numbers at the top from being sent to mend a step that is not called."""
    text = f"{line}\ndef train(x):\n    return x * delta\n"
    assert called_steps(calls_of(ast.parse(text)), "train", STEPS) == []
    again = f"{text}def delta(x):\n    return x\n"
    assert called_steps(calls_of(ast.parse(again)), "train", STEPS) == ["delta"]


def test_a_function_that_is_not_there_calls_nothing() -> None:
    """A renamed step is no crash."""
    assert called_steps(calls_of(ast.parse("x = 1")), "train", STEPS) == []

"""What is said of signs and words that Python has not, or not where they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.student.advised import advised

TOLD = {
    "Returns the sum of both.": "This reads like a sentence",
    "First, we multiply both inputs": "This reads like a sentence",
    "What is the value of it?": "This reads like a sentence",
    "if a => b:": "In Python => is written >=.",
    "while a =< b:": "In Python =< is written <=.",
    "if a >< b:": "In Python >< is written !=.",
    "if a <> b:": "In Python <> is written !=.",
    "if a =! b:": "In Python =! is written !=.",
    "if a !== b:": "In Python !== is written !=.",
    "if a === b:": "In Python === is written ==.",
    "if a > 0 && b > 0:": "In Python && is written and.",
    "if a > 0 || b > 0:": "In Python || is written or.",
    "if a && !b:": "In Python && is written and.",
    "b =!a": "In Python ! is written not.",
    "if !a:": "In Python ! is written not.",
    "while ||a - b|| > c:": "In Python ||a|| is written np.linalg.norm(a).",
    "b = a > 0 ? a : -a": "In Python c ? a : b is written a if c else b.",
    "while |a - b| > c:": "In Python |a| is written abs(a).",
    "return |a - b|": "In Python |a| is written abs(a).",
    "return b = a * 2": "return hands a value back",
    "return a * 2 = b": "return hands a value back",
    "b = a * lambda": "lambda is a word of Python's own",
    "b = a - lambda * a": "lambda is a word of Python's own",
    "def g(a, lambda):": "lambda is a word of Python's own",
    "return a = = b": "Two = stand side by side",
    "b = a * 2 return b": "return begins a line of its own.",
    "raise NotImplementedError return a": "return begins a line of its own.",
    "if a: return 1 else: return 2": "An else with a colon",
    "return 1 if a else: 2": "The colon after else is one too many.",
    "b = if a then 1 else 2": "A choice between two values is written a if c else b.",
    "return a * 2:": "The colon at the end is one too many.",
    "b = a * 2 :  # b": "The colon at the end is one too many.",
    "// the sum": "In Python a remark begins with #, and // divides.",
    "return a + b // the sum of both": "In Python a remark begins with #, and // divides.",
    "w1* = w1 - a": "A name holds letters, digits and _, and no *.",
    "w1+ = w1 - a": "A name holds letters, digits and _, and no +.",
    "a // = b": "//= is one sign: take the space out of it.",
    "a + = b": "+= is one sign: take the space out of it.",
    "if a > = b:": ">= is one sign: take the space out of it.",
    "return a * * b": "Two * stand side by side",
    "return a ** * b": "Two * stand side by side",
    "return a + * b": "+ and * stand side by side",
    "return a */ b": "* and / stand side by side",
    "return a * b +": "After + a value is missing",
    "b = a ** 2 -  # and": "After - a value is missing",
    "b +=": "After += a value is missing; where",
    "b !=": "After != a value is missing; where",
    "print(a, 2 - )": "After - a value is missing.",
    "b =": "After = a value is missing",
    "return (a - b) ^": "After ^ a value is missing",
    "return [a, , b]": "Before a comma a value is missing",
    "return , a": "Before a comma a value is missing",
    "return (a * b +)": "After + a value is missing",
    "while abs(a - b >= c:": "A ( in this line is not closed.",
    "for _ in range(len(a):": "A ( in this line is not closed.",
}


@pytest.mark.parametrize("line", TOLD)
def test_a_sign_is_told_with_what_python_has_in_its_place(tmp_path: Path, line: str) -> None:
    """Protects who writes as on paper, or as in another language: `invalid syntax` names no sign."""
    assert advised(tmp_path, line).startswith(TOLD[line])


WITHIN = [
    *("return (a * 2 +\n b 2 +\n 3)", "return [a *\n b 2,\n 3]", "return (a 2 +\n 3)", "return f(a, *)"),
    *("return [\n delta w5 * a,\n 3]", "return (\ndelta w5 * a\n+ 2)", "return f(\nrate np.dot(a, b),\n 3)"),
    *("b = (\n w, x y, z\n)", "b = (\n our own new words\n)"),
    *("b = [w for w on a]", "b = f(\n c = 2,\n d = ,\n)"),
]


@pytest.mark.parametrize("line", WITHIN)
def test_a_line_within_brackets_goes_on(tmp_path: Path, line: str) -> None:
    """Protects who has put brackets around the whole: what is wrong is further on."""
    assert not re.search("brackets|= missing|sentence|w and on", advised(tmp_path, line))


UNTOLD = [
    "if a != = 0:",
    "if a: b = 1; else b = 2",
    "return a => b",
    "while a < 3 a += 1",
    "== Title ==",
    "**Title**",
    "***",
    "def g(w1*, w2*):",
    "!pip install numpy",
    "b = x => x * 2",
    "=== Step 1 ===",
    "========",
    "return a // c if c else",
    "h1 = return a * b",
    "return return a",
    "a = b if a else return 2",
    "if a > 2 return a:",
    "total = for k in range(3):",
    "a == 2:",
    "h1/ = 2",
    "w1, w2 w3, w4",
    "if (a > 0) and:",
    "return f(*a, **b) if",
    "return a ** -b if",
    "return a // -b if",
    "print('=>' if)",
    "b = lambda a if:",
]


@pytest.mark.parametrize("line", UNTOLD)
def test_nothing_is_told_of_signs_that_are_right(tmp_path: Path, line: str) -> None:
    """Protects from a wrong track: what is wrong with these lines is something else."""
    assert advised(tmp_path, line) == ""


def test_nothing_is_said_of_a_very_long_line(tmp_path: Path) -> None:
    """Protects a run's time, which the patterns would take, and the truth: such a line is shown without its end."""
    assert advised(tmp_path, f"return {'a + ' * 10}a b")
    assert not advised(tmp_path, f"return {'a + ' * 10_000}a b")

"""What is said of a line whose syntax is invalid: what stands wrong between its values."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.student.advised import advised

TOLD = {
    "return i1 x w1 + i2 x w2": "x is a name like any other",
    "return (a)X(b)": "x is a name like any other",
    "e = 2 x (a - b)": "x is a name like any other",
    "return (a - b)2 / 2": "straight after a bracket",
    "return (a - b) c": "straight after a bracket",
    "return pow(a - b; 2)": "a comma separates",
    "return [a; b]": "a comma separates",
    "return w / 2%": "2% is written 0.02",
    "return 5% * a": "2% is written 0.02",
    "return weight -learning rate*gradient": "learning and rate stand side by side",
    "return d elta": "d and elta stand side by side",
    "return i 1 * a": "i and 1 stand side by side: is an operator or a comma missing between them, or are",
    "b = a c = a": "c begins a line of its own.",
    "b = f(a) c = a": "c begins a line of its own.",
    "b = 3 print(b)": "print begins a line of its own.",
    "b = lambda a a + 1": "stands a colon",
    "return np.dot a, b": "stands in brackets after its name",
    "return max a, b": "stands in brackets after its name",
    "return the sum of both": "the and sum stand side by side",
    "b-= a c": "a and c stand side by side",
    "b = np array([1, 2])": "A point joins np and array.",
    "print(a end=' ')": "is an operator or a comma missing",
    "b  a * 2 + c": "Is = missing between b and a?",
    "b np.dot(a, c)": "Is = missing between b and np?",
    "return .05 b": ".05 and b stand side by side",
    "return 5e-2 b": "5e-2 and b stand side by side",
    "return a * 2 b": "2 and b stand side by side",
    "return [0.5 0.5]": "0.5 and 0.5 stand side by side",
    "return a * 2 ?": "Python has no ?: take it out.",
    "return a$": "Python has no $: take it out.",
    "return delta.": "After delta stands a point",
    "e = delta. * 2": "After delta stands a point",
    "e = 'a b' + a b  # c d": "a and b stand side by side",
}


@pytest.mark.parametrize("line", TOLD)
def test_what_stands_wrong_is_advised(tmp_path: Path, line: str) -> None:
    """Protects who writes as on paper: Python says `invalid syntax` to all of it."""
    assert TOLD[line] in advised(tmp_path, line)


UNTOLD = [
    *("return h1 %", "Hidden layer - forward", "(1) compute h1", "e = a f'b'"),
    *("Returns the sum.", "Four inputs: a", "The value: x.", "1. Multiply w1", "if a b:"),
    *("return a if b", "return a is not", "e = 'a b' if", "return a if  # b c", "e = a for", "return a, not"),
]


@pytest.mark.parametrize("line", UNTOLD)
def test_nothing_is_told_of_other_lines(tmp_path: Path, line: str) -> None:
    """Protects from a wrong track: prose, Python's own words, texts and remarks have no gaps between values."""
    assert advised(tmp_path, line) == ""

"""The sentence beside an exception's own words, for exceptions that Python and NumPy really raise."""

from __future__ import annotations

import math

import numpy as np
import pytest

from grader.answers.commas import COMMA
from grader.child.exception_text import words_of
from grader.student.advice import COLUMNS, ENTRIES, advice

NUMBER, PAIR, MATRIX = 2.0, np.array([2.0, 3.0]), np.ones((3, 3))
NAMES = {
    "test_function": lambda: 1,
    "np": np,
    "math": math,
    "number": NUMBER,
    "scalar": PAIR[0],
    "pair": PAIR,
    "matrix": MATRIX,
}

EXPLAINED = {
    "number ^ 2": "**",
    "pair ^ 2": "**",
    "number(3)": "an operator missing",
    "scalar(3)": "an operator missing",
    "pair(3)": "an operator missing",
    "None * number": "the line that gives it a number was not reached",
    "number - print()": "a function returned nothing",
    "[1.0] - [2.0]": ENTRIES,
    "number + (1.0,)": ENTRIES,
    "[1.0] * number": ENTRIES,
    "[1.0, 2.0].T": ENTRIES,
    "(1.0, 2.0).shape": ENTRIES,
    "number.T": "a single number has not",
    "number[0]": "no entries",
    "scalar[0]": "no entries",
    "sum(number)": "no entries",
    "'2' - number": "A text is no number",
    "'2' + number": "A text is no number",
    "math.exp(pair)": "an array of several",
    "float(pair)": "an array of several",
    "np.zeros(2, 1)": "brackets of its own",
    "pair[2]": "Counting begins at 0",
    "[1.0, 2.0][2]": "Counting begins at 0",
    "pair @ matrix": "both shapes",
    "np.dot(pair, matrix)": "both shapes",
    "pair * matrix": "both shapes",
    "1 if pair > 0 else 0": "Comparing arrays",
    "number·pair": "* multiplies",
    "delat": "has to be a parameter",
    "i1w1": "If these are two names",
    "numpy.dot(pair, pair)": "import numpy as np",
    "number * len": "brackets with its arguments",
    "test_function - number": "brackets with its arguments",
    "number - 0,05 * number": "written with a point",
    "math.sqrt(-number)": "not made for",
    "math.exp(1000.0)": "beyond all bounds",
    "(10.0 * number) ** 400": "beyond all bounds",
    "(lambda f: f(f))(lambda f: f(f))": "again and again",
}


def raised(expression: str) -> tuple[str, str]:
    """An exception's name and words."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        eval(expression, dict(NAMES))
    return caught.type.__name__, str(caught.value)


@pytest.mark.parametrize("expression", EXPLAINED)
def test_what_python_says_is_explained(expression: str) -> None:
    """Protects beginners, in the words of whichever Python and NumPy this is: each common slip has its sentence."""
    assert EXPLAINED[expression] in advice(*raised(expression))


def test_a_name_before_its_line_is_explained() -> None:
    """Protects who uses a name above the line that sets it."""

    with pytest.raises(UnboundLocalError) as caught:
        exec("def early():\n    value = later\n    later = value\nearly()", {})
    assert "before the line that sets it" in advice("UnboundLocalError", str(caught.value))
    assert "import numpy as np" in advice("NameError", "name 'np' is not defined")


@pytest.mark.parametrize("name", ["i2w6delta", "w6delta", "w6i2"])
def test_names_without_an_operator(name: str) -> None:
    """Protects who writes a product as on paper: from three names on, and with a word in it, it is seen as well."""
    with pytest.raises(NameError) as caught:
        exec(f"i2 = w6 = delta = 0.5\n{name}", {})
    assert advice("NameError", words_of(caught.value)) == "An operator is missing between them."


@pytest.mark.parametrize("name", ["delta2", "i2w", "deltadelt", "i"])
def test_names_that_are_not_glued(name: str) -> None:
    """Protects a misspelt name from an operator in it."""
    with pytest.raises(NameError) as caught:
        exec(f"i2 = w = delta = 0.5\n{name}", {})
    assert "operator" not in advice("NameError", words_of(caught.value))


def test_a_decimal_comma_in_a_line_above() -> None:
    """Protects who is told of tuples and arrays, and has written neither: the comma stands in an earlier line."""
    words = "can't multiply sequence by non-int of type 'float'"
    assert advice("TypeError", f"{words}. delta is (0, 786), a pair of whole numbers") == COMMA
    assert advice("TypeError", words) == ENTRIES


def test_a_number_that_is_raised() -> None:
    """Protects who replaces NotImplementedError only, and leaves `raise` before the answer."""
    with pytest.raises(TypeError) as caught:
        exec("raise 0.9", {})
    assert "with return" in advice("TypeError", str(caught.value))


def test_functions_of_modules_that_are_not_imported() -> None:
    """Protects who writes sqrt or math.sqrt as in a book: the module has to be imported, or named before it."""
    assert "import math" in advice("NameError", "name 'math' is not defined")
    assert "np." in advice("NameError", "name 'sqrt' is not defined. Did you mean: 'str'?")


@pytest.mark.parametrize("expression", ["1 / 0", "int('x')", "{}['a']", "pair.nothing", "math.factorial(-1)", "abs()"])
def test_what_says_enough_is_left_alone(expression: str) -> None:
    """Protects exceptions whose words need none of ours from a sentence that is not about them."""
    assert advice(*raised(expression)) == ""


UNREADABLE = {
    "def f(a):\nreturn a": COLUMNS,
    "def f(a):\n    b = a\n  return b": COLUMNS,
    "def f(a):\n    b = a\n      return b": COLUMNS,
    "return 1": COLUMNS,
    "if 1:\n    a = 1\n\tb = 1": "A tab and spaces",
    "a = 1\u200b+ 2": "Copied text",
    "a = 2 × 3": "* multiplies",
    "a = 2b": "a number runs into a name",
    "a = 'b": "quotation mark",
    'a = """b': "Three quotation marks",
    "a = (1": "",
    "a = [1 * b\n2 * b]": "here or in the lines below",
    "if a = 1:\n    pass": "two, ==, compare",
    "while a = 1:\n    pass": "two, ==, compare",
    "a * b = c": "the name at its left",
    "f(a) = c": "the name at its left",
    "0.5 = c": "the name at its left",
    "while f(a) = c:\n    pass": "two, ==, compare",
    "for 3 in range(3):\n    pass": "",
    "for range(3) in k:\n    pass": "",
    "for i+1 in range(3):\n    pass": "",
    "a = [w for f(w) in b]": "",
    "a = * b": "no name begins with one",
    "*w1 = w1 - 1": "no name begins with one",
    "a = b \\ c": "without even a space",
    "a = b + \\ \n    c": "without even a space",
}


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_python_cannot_read_is_explained(text: str) -> None:
    """Protects who has never met a parser: what an indentation or a copied character is about, whichever Python."""
    with pytest.raises(SyntaxError) as caught:
        compile(text, "ex1_a.py", "exec")
    found = advice("SyntaxError", caught.value.msg)
    assert UNREADABLE[text].lower() in found.lower()
    assert bool(found) is bool(UNREADABLE[text])

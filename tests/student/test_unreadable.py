"""What is said of a line that Python cannot read, where its beginning says more than Python's words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.answers.answer import Trouble
from grader.student.advice import NEWER
from grader.student.source import Source, read_source


def read(folder: Path, text: str) -> Source | Trouble:
    """A file with this text, or why it cannot be read."""
    (folder / "ex1_a.py").write_text(text)
    return read_source(folder / "ex1_a.py")


# What stands in the line that Python cannot read, and what is said of it.
LINES = {
    ">>> return a": "The >>> is a prompt",
    "... return a": "The ... is a prompt",
    "<<<<<<< HEAD": "Git has put this line here",
    "```python": "a mark around code",
    "else if a:": "elif",
    "elseif a:": "elif",
    "elsif a:": "elif",
    "a++": "Python has no ++: write += 1",
    "b = a * 2\n        + 3 * a": "only where brackets stand around the whole",
    "b = a\n        @ a": "only where brackets stand around the whole",
    "b = a\n    / (a + f(2))": "only where brackets stand around the whole",
    "b = a\n        @property": "begin in one column",
    "b = a\n    * 2": "only where brackets stand around the whole",
    "return (a\n        + a × a)": "In Python * multiplies.",
    "return (a\n        + a²)": "In Python ² is written **2.",
    "return (a\n        + 2b)": "A number runs into a name",
    "return (a\n        + b * * a)": "Two * stand side by side",
    "return (a\n        + f(a]": "",
    "- multiply the inputs": "",
    "* multiply the inputs": "",
    "if a > 1:\n    # b\n    else:": "begin in one column",
    "for k in range(3):\n    -a": "begin in one column",
    "try: pass\n    else:": "",
    "w1' = a * 2": "and no '.",
    "def g(a)": "ends with a colon",
    "def g(a: float) -> float  # one": "ends with a colon",
    "for k in range(3)": "ends with a colon",
    "class A": "ends with a colon",
    "try": "ends with a colon",
    "if a > 2 return a": "ends with a colon",
    "else  # otherwise:": "ends with a colon",
    "def g(a, b) -> np array:": "",
    "def g(a) => float: pass": "",
    "if a > 2: return 1 else return 2": "",
    "if a > 2: return a a;": "",
    "else return a": "The colon comes straight after else.",
    "else return a:": "The colon comes straight after else.",
    "else a = 3": "The colon comes straight after else.",
    "while a > 0;": "ends with a colon",
    "while a > 0 {": "ends with a colon",
    "if a > 0 then": "ends with a colon",
    "lambda = 0.05": "lambda is a word of Python's own",
    "else a += 3": "The colon comes straight after else.",
    "else f(a)": "ends with a colon",
    "else a > 2": "else has no condition; elif has one.",
    "else a:": "else has no condition; elif has one.",
    "    else:": "else stands below its if",
    "for k range(a):": "for k in range(3):",
    "for k = 1 to a:": "for k in range(3):",
    "for (k = 0; k < a; k++):": "for k in range(3):",
    "return = a": "After return stands the value itself, without =.",
    "return: a": "After return stands the value itself, without :.",
    "def g-h(a): pass": "A name is one word",
    "def g h(a): pass": "A name is one word",
    "def g(0.5, a): pass": "In the brackets of a def stand names",
    "def g(a, 3): pass": "In the brackets of a def stand names",
    "def g(a, b c): pass": "Is a comma missing between b and c, or are they one name?",
    "def g(a, b=[1, 2], c d): pass": "Is a comma missing between c and d",
    "def g(a, b=[1, 2] c): pass": "Is a comma or an operator missing",
    "def g(a, int b): pass": "A parameter has no int before it.",
    "def 2g(a): pass": "A name begins with a letter or a _.",
    "2b = a": "A name begins with a letter or a _.",
    "b = a - 1, c = 3": "c begins a line of its own.",
    "def g(a: float=0.5 b: float): pass": "Is a comma or an operator missing",
    "int b = a": "A name is set without int before it.",
    "let b = a": "A name is set without let before it.",
    "for a in b c:": "",
    "Return a": "Is return meant in place of Return?",
    "retrun a": "Is return meant in place of retrun?",
    "Def g(a):": "Is def meant in place of Def?",
    "Else:": "Is else meant in place of Else?",
    "fro i in range(3):": "Is for meant in place of fro?",
    "form numpy import array": "Is from meant in place of form?",
    "whle a < 3:": "Is while meant in place of whle?",
    "Returns the sum": "",
    "Four inputs: a": "",
    'f"{a"': "A brace in the text is not closed.",
    "a b": "",
    "return a b": "a and b stand side by side",
    "value (1": "",
    "forward (a b)": "Is a comma or an operator missing between two values, here or in the lines below?",
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_python_cannot_read_is_explained(tmp_path: Path, line: str) -> None:
    """Protects who copies prompts, marks or another language's words: Python says `invalid syntax` to all of them."""
    found = read(tmp_path, f"def f(a):\n    if a:\n        pass\n    {line}\n")
    assert isinstance(found, Trouble)
    assert LINES[line] in found.advice
    assert bool(found.advice) is bool(LINES[line])


NEW = {
    'return f"{", ".join([])}"': (3, 12),
    'return f"{a["a"]}"': (3, 12),
    "return f\"{'\\n'}\"": (3, 12),
    "type Vector = list[float]": (3, 12),
    "type Pair[T] = tuple[T, T]": (3, 12),
    "def first[T](row: list[T]) -> T: return row[0]": (3, 12),
    "class Row[T]: pass": (3, 12),
    "try: return a\n    except OSError, ValueError: return a": (3, 14),
}


@pytest.mark.parametrize("line", NEW)
def test_what_only_a_newer_python_reads(tmp_path: Path, line: str) -> None:
    """Protects who writes for a newer Python than the one that grades him: it is not said that no Python reads it."""
    found = read(tmp_path, f"def f(a):\n    {line}\n")
    if sys.version_info < NEW[line]:
        assert isinstance(found, Trouble) and found.advice == NEWER
    else:
        assert isinstance(found, Source)

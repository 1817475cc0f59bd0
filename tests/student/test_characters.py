"""What is typed in place of a character that Python cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.answers.answer import Trouble
from grader.student.source import read_source

LINES = {
    "(prediction - actual)² / 2": "In Python ² is written **2.",
    "a³": "In Python ³ is written **3.",
    "½ * a": "In Python ½ is written 0.5.",
    "a ÷ 2": "In Python ÷ is written /.",
    "1⁄2 * a": "In Python ⁄ is written /.",
    "√a": "In Python √ is written np.sqrt.",
    "a ≤ 2": "In Python ≤ is written <=.",
    "a ≠ 2": "In Python ≠ is written !=.",
    "w₁ * i₁": "In Python ₁ is written 1.",
    "pow(a，2)": "In Python ， is written ,.",
    "（a + 2)": "In Python （ is written (.",
    "a • 2": "In Python * multiplies.",
    "a – 2": "In Python – is written -, the minus of your keyboard.",
    "−a": "In Python − is written -, the minus of your keyboard.",
    "„a“": 'In Python „ is written ", a plain quotation mark.',
    "“a”": 'In Python “ is written ", a plain quotation mark.',
    "’a’": "In Python ’ is written ', a plain quotation mark.",
    "a × 2": "In Python * multiplies.",
    "a · 2": "In Python * multiplies.",
    "a\u00a0+ 2": "A space that only looks like one stands after `return a`: type a plain space in its place.",
    "a +\u202f2": "A space that only looks like one stands after `a +`: type a plain space in its place.",
    "a\u00a0": "A space that only looks like one stands before or after the line's own text: type a plain space in its"
    " place.",
    "a +\u200b2": "Copied text may bring such a character along: type it again on your keyboard.",
}


@pytest.mark.parametrize("line", LINES)
def test_a_character_is_told_with_what_to_type(tmp_path: Path, line: str) -> None:
    """Protects who has such a key on his keyboard: to type it again is no help, and a space shows nothing."""
    file = tmp_path / "ex1_a.py"
    file.write_text(f"def f(a):\n    return {line}\n", encoding="utf-8")
    found = read_source(file)
    assert isinstance(found, Trouble) and found.advice == LINES[line]

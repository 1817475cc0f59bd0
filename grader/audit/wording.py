"""Faults in what students read of a step: title, hints and sentences, none of which may be the formula."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from contextlib import suppress

from grader.audit.places import place_of_mistake
from grader.diagnosis.keys import AnswerKey
from grader.formulas import FormulaError, compiled, definition
from grader.steps import Mistake, Step
from grader.text import counted

FEWEST_HINTS = 2
BLANKS = r"\s*"

OPERAND = r"\(*(?:\w+\.)*\w+\)*"
EXPRESSION = re.compile(rf"{OPERAND}(?:\s*(?:\*\*|[-+*/@])\s*{OPERAND})+")
"""What may be a formula in the middle of a sentence."""


def faults_of_words(step: Step) -> Iterator[str]:
    """The texts that are missing, empty or named twice, or give the formula away."""
    if not step.title:
        yield "the reference has no docstring: a step needs a title"
    if len(step.hints) < FEWEST_HINTS:
        yield f"{counted(len(step.hints), 'hint')}; at least {FEWEST_HINTS} are asked for"
    names = [mistake.name for mistake in step.mistakes]
    yield from (f"two mistakes are called {name}" for name in dict.fromkeys(names) if names.count(name) > 1)
    formulas = list(_formulas(step))
    for what, text, mistake in _texts(step):
        if not text.strip():
            yield f"{what} is empty{_place(step, mistake)}"
        for formula in formulas:
            if formula.search(text):
                yield f"{what} gives the formula away{_place(step, mistake)}"


def faults_of_formulas_in_words(step: Step, key: AnswerKey) -> Iterator[str]:
    """The texts in which the right formula stands in another way than the reference has it."""
    formulas = list(_formulas(step))
    for what, text, mistake in _texts(step):
        told = any(formula.search(text) for formula in formulas)  # as a fault of words
        if not told and any(_is_right(piece, key) for piece in EXPRESSION.findall(text)):
            yield f"{what} gives the formula away, written in another way{_place(step, mistake)}"


def _is_right(piece: str, key: AnswerKey) -> bool:
    """Whether a piece of a sentence gives the right answers; nearly all are no formula at all."""
    for text in (piece, piece.strip("()"), piece.lstrip("("), piece.rstrip(")")):  # a bracket may be the sentence's
        with suppress(FormulaError):
            return key.agrees(compiled(key.step.reference, text), key.expected)
    return False


def _texts(step: Step) -> Iterator[tuple[str, str, Mistake | None]]:
    """What each text is that students may read of the step, the text, and its mistake where it is of one."""
    if step.title:
        yield "the title", step.title, None
    yield from ((f"hint {number}", hint, None) for number, hint in enumerate(step.hints, 1))
    for mistake in step.mistakes:
        yield f"the sentence of mistake {mistake.name}", mistake.sentence, mistake
        if mistake.also:
            yield f"the second sentence of mistake {mistake.name}", mistake.also, mistake
        if mistake.beside:
            yield f"the sentence of mistake {mistake.name} beside another", mistake.beside, mistake
    if step.slip:
        yield "the slip", step.slip, None


def _place(step: Step, mistake: Mistake | None) -> str:
    return place_of_mistake(step, mistake) if mistake else ""


def _formulas(step: Step) -> Iterator[re.Pattern[str]]:
    """The right formula, as the reference and its forms return it, with any blanks in between."""
    for function in (step.reference, *step.forms):
        for node in ast.walk(definition(function)):
            if isinstance(node, ast.Return) and isinstance(node.value, ast.BinOp | ast.Compare | ast.Call):
                symbols = map(re.escape, re.findall(r"\w+|\S", ast.unparse(node.value)))
                yield re.compile(rf"(?<!\w){BLANKS.join(symbols)}(?!\w)")

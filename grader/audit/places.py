"""Where in an author's files the things stand that a fault is about, as `file:line`."""

from __future__ import annotations

import ast
from functools import cache
from inspect import getsourcefile, getsourcelines
from pathlib import Path

from grader.steps import Mistake, Step
from grader.text import from_here


def place_of_reference(step: Step) -> str:
    """The first line of the reference, its decorators included."""
    return f"{from_here(_home(step))}:{getsourcelines(step.reference)[1]}"


def place_of_mistake(step: Step, mistake: Mistake) -> str:
    """A further line of a fault: where the step's module adds the mistake, or names it; empty where it does not."""
    nodes = [node for node in ast.walk(_parsed(_home(step))) if isinstance(node, ast.expr)]
    lines = [node.lineno for node in nodes if _adds(node, step, mistake)]
    lines += [node.lineno for node in nodes if isinstance(node, ast.Constant) and node.value == mistake.name]
    return f"\nmistake in {from_here(_home(step))}:{lines[0]}" if lines else ""


def _adds(node: ast.expr, step: Step, mistake: Mistake) -> bool:
    """Whether it is `step.mistake("name", ...)`."""
    match node:
        case ast.Call(func=ast.Attribute(ast.Name(name), "mistake"), args=[ast.Constant(value), *_]):
            return name == step.name and value == mistake.name
    return False


def _home(step: Step) -> Path:
    """The file of the step's reference."""
    return Path(getsourcefile(step.reference) or "")


@cache
def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())

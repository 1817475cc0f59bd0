"""Slips in longer references: lines left out, moved, repeated, or standing before a loop instead of in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.derived.trees import Path, at, replaced

Lines = list[ast.stmt]
Slip = tuple[str, ast.FunctionDef]

SHORT_RUN = 2
"""So many lines in a row may be done once more, later on."""


def line_slips(tree: ast.FunctionDef) -> Iterator[Slip]:
    """Every tree that one slip in the order of lines makes, with the slip's kind."""
    for path in _blocks(tree, ()):
        block: Lines = at(tree, path[:-1]).__dict__[path[-1][0]]
        for kind, changed in _changed(block):
            yield kind, replaced(tree, path, changed or [_nothing()])


def _nothing() -> ast.stmt:
    return ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)


def _blocks(node: ast.AST, path: Path) -> Iterator[Path]:
    """The paths to the bodies of the function, of its loops and conditions."""
    yield (*path, ("body", None))
    for index, statement in enumerate(node.__dict__["body"]):
        if isinstance(statement, (ast.For, ast.If)):
            yield from _blocks(statement, (*path, ("body", index)))


def _changed(block: Lines) -> Iterator[tuple[str, Lines]]:
    """Runs of lines left out, moved and repeated; a final return stays where it is."""
    end = len(block) - isinstance(block[-1], ast.Return)
    for start in range(end):
        for stop in range(start + 1, end + 1):
            run, rest = block[start:stop], [*block[:start], *block[stop:]]
            yield "not_renewed", rest
            yield "repeated", [*block[:stop], *run, *block[stop:]]
            if len(run) <= SHORT_RUN:
                for place in range(stop + 1, end + 1):
                    yield "order_of_lines", [*block[:place], *run, *block[place:]]
            for place in range(start):  # a run that moves down is another run that moves up
                yield "order_of_lines", [*rest[:place], *run, *rest[place:]]
    for index, statement in enumerate(block):
        if isinstance(statement, ast.For):
            yield from _about_loop(block[:index], statement, block[index + 1 :])


def _about_loop(before: Lines, loop: ast.For, after: Lines) -> Iterator[tuple[str, Lines]]:
    """The loop done once, or runs of its lines that are done once, before it or after it."""
    body = loop.body
    yield "count", [*before, *body, *after]
    for start in range(len(body)):
        for stop in range(start + 1, len(body) + 1):
            run, rest = body[start:stop], [*body[:start], *body[stop:]]
            shorter = replaced(loop, (("body", None),), rest or [_nothing()])
            yield "stale", [*before, *run, shorter, *after]
            yield "stale", [*before, shorter, *run, *after]

"""Slips in longer references: lines left out, moved, repeated, or standing before a loop instead of in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.derived.trees import Path, at, replaced

Lines = list[ast.stmt]


def line_slips(tree: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every tree that one slip in the order of lines makes, with the slip's kind."""
    for path in _blocks(tree, ()):
        block: Lines = at(tree, path[:-1]).__dict__[path[-1][0]]
        for changed in _reordered(block):
            yield "order_of_lines", _with_block(tree, path, changed)
        for index, statement in enumerate(block):
            if isinstance(statement, ast.For):
                for changed in _out_of_loop(block, index, statement):
                    yield "order_of_lines", _with_block(tree, path, changed)
                yield "count", _with_block(tree, path, [*block[:index], *statement.body, *block[index + 1 :]])


def _blocks(node: ast.AST, path: Path) -> Iterator[Path]:
    """The paths to the bodies of the function and of its loops."""
    yield (*path, ("body", None))
    for index, statement in enumerate(node.__dict__["body"]):
        if isinstance(statement, (ast.For, ast.If)):
            yield from _blocks(statement, (*path, ("body", index)))


def _with_block(tree: ast.FunctionDef, path: Path, block: Lines) -> ast.FunctionDef:
    return replaced(tree, path, block or [ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)])


def _reordered(block: Lines) -> Iterator[Lines]:
    """Runs of lines left out, moved and repeated; a final return stays where it is."""
    end = len(block) - isinstance(block[-1], ast.Return)
    for start in range(end):
        for stop in range(start + 1, end + 1):
            run, rest = block[start:stop], [*block[:start], *block[stop:]]
            yield rest
            for place in range(end - len(run) + 1):
                if place != start:
                    yield [*rest[:place], *run, *rest[place:]]
            for place in range(stop, end + 1):
                yield [*block[:place], *run, *block[place:]]


def _out_of_loop(block: Lines, index: int, loop: ast.For) -> Iterator[Lines]:
    """Runs of a loop's lines that are done once, before it or after it."""
    body = loop.body
    for start in range(len(body)):
        for stop in range(start + 1, len(body) + 1):
            run, rest = body[start:stop], [*body[:start], *body[stop:]]
            shorter = replaced(loop, (("body", None),), rest or [ast.copy_location(ast.Pass(), loop)])
            yield [*block[:index], *run, shorter, *block[index + 1 :]]
            yield [*block[:index], shorter, *run, *block[index + 1 :]]

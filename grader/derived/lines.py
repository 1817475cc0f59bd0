"""Slips in longer references: lines left out, moved, repeated, or before a loop instead of in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.derived.sites import Site, one_place
from grader.derived.trees import PLACE, blocks, replaced

Lines = list[ast.stmt]

SHORT_RUN = 2
"""The most lines in a row that may be repeated later on."""


def line_slips(tree: ast.FunctionDef) -> Iterator[Site]:
    """All slips in the order of lines."""
    for path, block in blocks(tree):
        changes = ((kind, changed or [_nothing()]) for kind, changed in _changed(block))
        yield one_place(tree, (*path, ("body", None)), changes)


def _nothing() -> ast.stmt:
    return ast.Pass(**PLACE)


def _changed(block: Lines) -> Iterator[tuple[str, Lines]]:
    """Runs of lines left out, moved or repeated; a final return stays."""
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
    """The loop's lines done once without it, or runs of them done once, before or after it."""
    body = loop.body
    yield "count", [*before, *body, *after]
    for start in range(len(body)):
        for stop in range(start + 1, len(body) + 1):
            run, rest = body[start:stop], [*body[:start], *body[stop:]]
            shorter = replaced(loop, (("body", None),), rest or [_nothing()])
            yield "stale", [*before, *run, shorter, *after]
            yield "stale", [*before, shorter, *run, *after]

"""The functions of a file, read from its text: needed only if a step is missing, or may be a stub."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from .compiled import is_name
from .messages import MOST_FUNCTIONS, MOST_LINES
from .statements import definitions, inner_line, is_stub


class Parsed:
    """The text of a file's cells, parsed. Only in the child: foreign text may crash the parser."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._trees = [ast.parse(source) for source in sources]
        self._definitions = {name: node for tree in self._trees for name, node in definitions(tree).items()}

    def defined(self) -> list[tuple[str, int]]:
        """The names that could be steps, and their lines."""
        lines = ((name, min(node.lineno, MOST_LINES)) for name, node in self._definitions.items())
        return [(name, line) for name, line in lines if is_name(name)][:MOST_FUNCTIONS]

    def inner(self, names: Sequence[str]) -> list[tuple[str, int]]:
        """Names that a function has, also one inside a class or another function, each with its first line."""
        lines = ((name, self._inner_line(name)) for name in names)
        return [(name, min(line, MOST_LINES)) for name, line in lines if line][:MOST_FUNCTIONS]

    def _inner_line(self, name: str) -> int | None:
        return next((line for tree in self._trees if (line := inner_line(tree, name))), None)

    def is_stub(self, name: str) -> bool:
        """Whether nothing but a docstring and `pass`, `...` or NotImplementedError stands in the function."""
        return is_stub(self._definitions.get(name))

"""Slips as rewrites: a pattern and its replacements."""

from __future__ import annotations

import ast
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from grader.derived.kinds import ARRANGEMENT, NATURAL
from grader.derived.patterns import filled, matched
from grader.derived.table import (
    ARRAYS,
    BENDS,
    NUMBERS,
    PATTERNS,
    REGROUPED,
    SCALES,
    SELDOM_WITH_A_NAME,
    SPOILS,
    WITH_A_NAME,
    Slips,
)
from grader.derived.trees import name, parsed


@dataclass(frozen=True, eq=False)
class Rewrite:
    """A pattern and its replacements, each with its kind."""

    pattern: ast.expr
    outcomes: tuple[tuple[str, ast.expr], ...]

    def only(self, kinds: Collection[str]) -> Rewrite:
        """The slips of these kinds alone."""
        return Rewrite(self.pattern, tuple(outcome for outcome in self.outcomes if outcome[0] in kinds))


@dataclass(frozen=True, eq=False)
class Rules:
    """The rewrites of the table, by where they apply; limited to some kinds if `kinds` is given."""

    kinds: Collection[str] | None
    structural: tuple[Rewrite, ...]
    regrouped: tuple[Rewrite, ...]
    scaling: tuple[Rewrite, ...]
    bending: tuple[Rewrite, ...]
    spoiling: tuple[Rewrite, ...]
    named: tuple[Rewrite, ...]
    seldom_named: tuple[Rewrite, ...]
    arrays: tuple[Rewrite, ...]
    numbers: tuple[Rewrite, ...]

    def allow(self, kind: str) -> bool:
        """Whether slips of this kind are wanted."""
        return self.kinds is None or kind in self.kinds

    def only(self, kinds: Collection[str]) -> Rules:
        """The rules of these kinds alone."""
        parts = [getattr(self, field.name) for field in fields(self)[1:]]
        return Rules(kinds, *(tuple(rule.only(kinds) for rule in part) for part in parts))


def _rewrites(pattern: str, slips: Slips) -> tuple[Rewrite, ...]:
    return (Rewrite(parsed(pattern), tuple((kind, parsed(text)) for kind, texts in slips.items() for text in texts)),)


ALL = Rules(
    kinds=None,
    structural=tuple(rule for pattern, slips in PATTERNS.items() for rule in _rewrites(pattern, slips)),
    regrouped=_rewrites("A * B * C", REGROUPED),
    scaling=_rewrites("E", SCALES),
    bending=_rewrites("E", BENDS),
    spoiling=_rewrites("E", SPOILS),
    named=_rewrites("E", WITH_A_NAME),
    seldom_named=_rewrites("E", SELDOM_WITH_A_NAME),
    arrays=_rewrites("E", ARRAYS),
    numbers=_rewrites("K", NUMBERS),
)
NATURAL_ONLY = replace(ALL.only(NATURAL), regrouped=())
ARRANGING = replace(ALL.only(ARRANGEMENT), arrays=())


@lru_cache(512)
def applied(rules: tuple[Rewrite, ...], node: ast.AST, other: str | None = None) -> tuple[tuple[str, ast.expr], ...]:
    """The replacements of the node by each rule that matches, with their kinds; `other` is the name for N.

    Results are cached: pairs of slips meet most nodes again unchanged.
    """
    results: list[tuple[str, ast.expr]] = []
    for rule in rules:
        found: dict[str, ast.expr] = {"N": name(other)} if other else {}
        if rule.outcomes and matched(rule.pattern, node, found):
            results += [(kind, filled(template, found)) for kind, template in rule.outcomes]
    return tuple(results)

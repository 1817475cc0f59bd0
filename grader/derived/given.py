"""Slips with the arguments: normalised, rounded or kept in few bits wherever they are used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

import numpy as np

from grader.derived.rewrites import Rules
from grader.derived.sites import Site, each
from grader.derived.trees import Path, parsed
from grader.derived.wrong_names import Values, uses_of

Uses = Mapping[str, Sequence[Path]]
"""Where each parameter is read."""

NORMALISED = (
    *("{x} / {length}", "{x} / {total}", "{x} / {largest}", "{x} / {furthest}"),
    *("{x} - {mean}", "({x} - {mean}) / {spread}", "({x} - {smallest}) / ({largest} - {smallest})"),
)
"""Ways to normalise numbers that belong together."""

ROUNDED = (*(f"np.round({{x}}, {digits})" for digits in (1, 2, 3)), "np.trunc({x})")
FEW_BITS = ("np.float32({x})", "np.float16({x})")
"""Ways to lose digits. Few bits spread from one number to all results, so these apply to all parameters at once."""

MANY = 3
"""The most plain numbers that are normalised together."""

OF_AN_ARRAY = {
    "length": "np.linalg.norm({x})",
    "total": "np.sum({x})",
    "largest": "np.max({x})",
    "smallest": "np.min({x})",
    "furthest": "np.max(np.abs({x}))",
    "mean": "np.mean({x})",
    "spread": "np.std({x})",
}


def given_slips(tree: ast.FunctionDef, values: Values, rules: Rules) -> Iterator[Site]:
    """All slips in numbers that belong together, and lost digits in all parameters alike."""
    kept, uses = _kept(tree, values), uses_of(tree, values)
    normalised, rounded, few_bits = (
        [(kind, text) for text in texts if rules.allow(kind)]
        for kind, texts in (("normalised", NORMALISED), ("rounded", ROUNDED), ("few_bits", FEW_BITS))
    )
    for group in _groups(kept, values):
        yield from _changed(tree, uses, group, [*normalised, *rounded], _measures(group, values))
    yield from _changed(tree, uses, kept, [*rounded, *few_bits], {})


def _kept(tree: ast.FunctionDef, values: Values) -> list[str]:
    """The parameters that are never assigned again."""
    renewed = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return [argument.arg for argument in tree.args.args if argument.arg in values and argument.arg not in renewed]


def _groups(names: Sequence[str], values: Values) -> Iterator[list[str]]:
    """An array alone, and numbers whose names differ only in their digits."""
    namesakes: dict[str, list[str]] = {}
    for name in names:
        if isinstance(values[name], np.ndarray):
            yield [name]
        else:
            namesakes.setdefault(re.sub(r"\d+$", "", name), []).append(name)
    yield from (group for group in namesakes.values() if 1 < len(group) <= MANY)


def _measures(group: Sequence[str], values: Values) -> Mapping[str, str]:
    """The length, sum, mean and so on of numbers that belong together, as formulas."""
    if isinstance(values[group[0]], np.ndarray):
        return {measure: text.format(x=group[0]) for measure, text in OF_AN_ARRAY.items()}
    total, count = f"({' + '.join(group)})", len(group)
    return {
        "length": f"({' + '.join(f'{x} ** 2' for x in group)}) ** 0.5",
        "total": total,
        "largest": reduce("np.maximum({}, {})".format, group),
        "smallest": reduce("np.minimum({}, {})".format, group),
        "furthest": reduce("np.maximum({}, {})".format, map("abs({})".format, group)),
        "mean": f"({total} / {count})",
        "spread": f"(({' + '.join(f'({x} - {total} / {count}) ** 2' for x in group)}) / {count}) ** 0.5",
    }


def _changed(
    tree: ast.FunctionDef,
    uses: Uses,
    group: Sequence[str],
    slips: Sequence[tuple[str, str]],
    measures: Mapping[str, str],
) -> Iterator[Site]:
    """The site of slips that change these parameters wherever they are read."""
    read = [(name, place) for name in group for place in uses.get(name, ())]
    changes = [(kind, [parsed(text.format(x=name, **measures)) for name, _ in read]) for kind, text in slips]
    if read:
        yield from each(tree, [place for _, place in read], changes)

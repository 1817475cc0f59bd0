"""The table of slips: how an expression looks when it is right, and what people write in its place.

Capital letters stand for any expression, K for a number; a slip applies wherever its pattern does. `ANYWHERE` applies to
every quantity E, `WITH_A_NAME` to every quantity E with each other name N, `ARRAYS` to every quantity of a step with arrays.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from grader.derived.trees import filled, matched, parsed

PATTERNS = {
    "A + B": {
        "sign": ["A - B", "B - A"],
        "dropped_term": ["A", "B"],
        "operation": ["A * B"],
        "half": ["(A + B) / 2"],
    },
    "A - B": {
        "reversed": ["B - A"],
        "sign": ["A + B"],
        "dropped_term": ["A", "B", "-B"],
        "operation": ["A * B"],
        "divided": ["A / B", "(A - B) / B", "(A - B) / A"],
    },
    "A * B": {
        "dropped_factor": ["A", "B"],
        "operation": ["A + B", "A - B", "B - A"],
        "divided": ["A / B", "B / A"],
    },
    "A / B": {"dropped_factor": ["A"], "inverted": ["A * B", "B / A"], "divided": ["A // B"]},
    "A ** B": {"power": ["A", "A ** (B + 1)", "A ** (B + 2)"], "operation": ["A * B"], "abs": ["abs(A)"]},
    "-A": {"sign": ["A"]},
    "A * B + C * D": {
        "sums_first": ["(A + C) * (B + D)", "(A + B) * (C + D)", "(A + D) * (B + C)"],
        "brackets": ["(A * B + C) * D", "A * (B + C * D)", "A * (B + C) * D"],
    },
    "A - B * C": {"brackets": ["(A - B) * C", "A * B - C", "A * C - B", "A * (1 - B) * C", "A * B - B * C"]},
    "A + B * C": {"brackets": ["(A + B) * C", "A * B + C", "A * C + B"]},
    "(A - B) * C": {"brackets": ["A - B * C", "A * C - B"]},
    "(A - B) ** K": {"brackets": ["A - B ** K", "A ** K - B", "A ** K - B ** K"]},
    "(A - B) ** K / C": {"brackets": ["(A - B ** K) / C", "(A ** K - B) / C", "(A ** K - B ** K) / C"]},
    "(A - B) / C": {"brackets": ["A - B / C", "A / C - B"]},
    "A ** K / C": {"brackets": ["(A / C) ** K", "A ** (K / C)"]},
    "A @ B": {
        "shape": ["A * B"],
        "transposed": ["A @ np.transpose(B)", "B @ A", "np.transpose(A) @ B"],
        "order": ["A[::-1] @ B", "A @ B[:, ::-1]", "A @ B[::-1]"],
        "summed": ["np.sum(A) * B", "A * np.sum(B)", "np.sum(A @ B)", "np.sum(A) * np.sum(B)", "np.sum(A * B)"],
    },
    "np.outer(A, B)": {
        "transposed": ["np.outer(B, A)"],
        "order": ["np.outer(A[::-1], B)", "np.outer(A, B[::-1])", "np.outer(np.ravel(A), np.ravel(B)[::-1])"],
        "shape": [
            "np.ravel(A)[:, None] * np.ravel(B)[:, None]",
            "np.ravel(A) * np.ravel(B)",
            "np.ravel(A)[:, None] * np.ravel(B)[:, None] * np.ones((1, np.size(B)))",
            "np.ravel(A) * np.ravel(B) * np.ones((np.size(A), 1))",
        ],
        "summed": ["np.ravel(A) @ np.ravel(B)", "np.ravel(A) @ np.ravel(B) * np.ones((np.size(A), np.size(B)))"],
        "dropped_factor": ["np.outer(A, np.ones(np.size(B)))", "np.outer(np.ones(np.size(A)), B)"],
    },
    "abs(A)": {"abs": ["A", "-A"], "square": ["A ** 2", "A ** 2 / 2"]},
    "A.T": {"transposed": ["A"]},
    "np.sum(A)": {"summed": ["np.mean(A)"]},
    "range(A)": {"count": ["range(A + 1)", "range(A - 1)", "range(1)", "range(1, A)", "range(2 * A)"]},
    "A < B": {"comparison": ["A > B", "A <= -B"], "sign": ["-A < B"]},
    "A > B": {"comparison": ["A < B", "A >= -B"]},
}

ANYWHERE = {
    "sign": ["-E"],
    "double": ["2 * E"],
    "half": ["E / 2"],
    "abs": ["abs(E)", "-abs(E)"],
    "square": ["E ** 2"],
    "power": ["E ** 3"],
    "root": ["np.sqrt(E)", "np.sqrt(abs(E))"],
    "activation": ["sigmoid(E)", "np.tanh(E)", "np.maximum(E, 0)", "np.exp(E)", "np.where(E > 0, E, 0.01 * E)"],
    "activation_slope": ["E * (1 - E)", "1 - E ** 2", "E * E * (1 - E)"],
    "inverted": ["1 / E"],
    "wrong_number": ["E + 1", "E - 1", "3 * E", "E / 3", "4 * E", "E / 4", "10 * E", "E / 10", "100 * E", "E + 0.5"],
    "rounded": [
        *(f"np.round(E, {digits})" for digits in range(7)),
        *(f"np.trunc(E * 1e{digits}) / 1e{digits}" for digits in range(7)),
        *(f"np.floor(E * 1e{digits}) / 1e{digits}" for digits in range(4)),
        "np.ceil(E)",
        "np.float32(E)",
        "np.float16(E)",
    ],
}

WITH_A_NAME = {
    "extra_factor": ["E * N"],
    "divided": ["E / N"],
    "extra_term": ["E + N", "E - N"],
    "activation_slope": ["E * N * (1 - N)", "E * (1 - N ** 2)", "E * sigmoid(N) * (1 - sigmoid(N))", "E * (1 - N)"],
}

ARRAYS = {
    "transposed": ["np.transpose(E)"],
    "order": ["E[::-1]", "E[:, ::-1]", "E[::-1, ::-1]"],
    "shape": [
        "np.ravel(E)",
        "np.reshape(E, (-1, 1))",
        "np.reshape(E, (1, -1))",
        "np.reshape(np.transpose(E), np.shape(E))",
        "np.diag(np.ravel(E))",
        "E * np.ones((1, 2))",
        "E * np.ones((2, 1))",
        "E * np.eye(2)",
    ],
    "summed": [
        "np.sum(E)",
        "np.mean(E)",
        "np.sum(E, axis=0)",
        "np.sum(E, axis=1)",
        "np.sum(E, axis=1, keepdims=True)",
        "np.sum(E, axis=0, keepdims=True)",
        "np.sum(E) * np.ones(np.shape(E))",
        "np.mean(E) * np.ones(np.shape(E))",
        "np.max(E)",
        "np.prod(E)",
    ],
}


@dataclass(frozen=True)
class Rewrite:
    """One slip: the kind, the pattern it applies to, and what stands there instead."""

    kind: str
    pattern: ast.expr
    template: ast.expr


def _table(pattern: str, replacements: dict[str, list[str]]) -> list[Rewrite]:
    form = parsed(pattern)
    return [Rewrite(kind, form, parsed(text)) for kind, texts in replacements.items() for text in texts]


STRUCTURAL = [rewrite for pattern, replacements in PATTERNS.items() for rewrite in _table(pattern, replacements)]
EVERYWHERE = _table("E", ANYWHERE)
NAMED = _table("E", WITH_A_NAME)
ON_ARRAYS = _table("E", ARRAYS)


def applied(rewrites: Iterable[Rewrite], node: ast.expr, **names: ast.expr) -> list[tuple[str, ast.expr]]:
    """What each rewrite that fits makes of the node, with its kind."""
    results = []
    for rewrite in rewrites:
        found: dict[str, ast.expr] = {}
        if matched(rewrite.pattern, node, found):
            results.append((rewrite.kind, filled(rewrite.template, {**found, **names})))
    return results

"""The table of slips: how an expression looks when it is right, and what people write in its place.

Capital letters stand for expressions: K for a number, P, Q and R for all but a number, others for anything. `PATTERNS`
holds forms and what they become; `SCALES`, `BENDS` and `SPOILS` apply to every quantity E, `WITH_A_NAME` to every
quantity E and each other name N, `NUMBERS` to every number, `ARRAYS` to every quantity of a step with arrays.
"""

from __future__ import annotations

from typing import TypeAlias

Slips: TypeAlias = dict[str, list[str]]

PATTERNS: dict[str, Slips] = {
    "A + B": {
        "sign": ["A - B", "B - A"],
        "dropped_term": ["A", "B"],
        "operation": ["A * B", "A / B"],
        "half": ["(A + B) / 2"],
    },
    "A - B": {
        "reversed": ["B - A"],
        "sign": ["A + B"],
        "dropped_term": ["A", "B", "-B"],
        "operation": ["A * B", "A / B"],
        "divided": ["(A - B) / B", "(A - B) / A", "(A - B) / (A + B)"],
        "extra_factor": ["A - A * B", "(A - B) * A", "(A - B) * B"],
        "abs": ["abs(A) - abs(B)"],
    },
    "Q * R": {"dropped_factor": ["Q", "R"], "operation": ["Q + R", "Q - R", "R - Q"], "divided": ["Q / R", "R / Q"]},
    "K * A": {"half": ["A"], "divided": ["A / K"]},
    "A / K": {"double": ["A"], "inverted": ["A * K"], "divided": ["A // K"], "wrong_number": ["0 * A"]},
    "A / (B + C)": {"brackets": ["A / B + C"]},
    "A / Q": {"dropped_factor": ["A"], "inverted": ["A * Q", "Q / A"], "divided": ["A // Q"]},
    "A ** K": {"power": ["A", "A ** (K + 1)", "A ** (K + 2)", "1"], "square": ["A ** K ** K"], "abs": ["abs(A)"]},
    "A ** 2": {"operation": ["A * 2"], "power": ["2 ** A"], "root": ["A ** 0.5"]},
    "-A": {"sign": ["A"]},
    "A * B + C * D": {
        "sums_first": ["(A + C) * (B + D)", "(A + B) * (C + D)", "(A + D) * (B + C)"],
        "brackets": ["(A * B + C) * D", "A * (B + C * D)", "A * (B + C) * D"],
        "operation": [
            "A + B + C + D",
            "A * B * C * D",
            "(A + B) * C * D",
            "A ** B + C ** D",
            "np.maximum(A * B, C * D)",
            "np.minimum(A * B, C * D)",
        ],
        "square": ["A ** 2 * B + C ** 2 * D", "A * B ** 2 + C * D ** 2"],
        "half": ["(A * B + C * D) / 2"],
        "divided": ["(A * B + C * D) / (A + C)", "(A * B + C * D) / (B + D)", "A / B + C / D", "B / A + D / C"],
        "root": ["((A * B) ** 2 + (C * D) ** 2) ** 0.5"],
    },
    "A - B * C": {
        "brackets": ["(A - B) * C", "A * B - C", "A * C - B", "B * (A - C)", "C * (A - B)", "A * B - B * C"],
        "extra_factor": ["A * (1 - B * C)", "A * (1 + B * C)"],
        "wrong_name": ["A * (1 - B)"],
    },
    "A + B * C": {"brackets": ["(A + B) * C", "A * B + C", "A * C + B"]},
    "(A - B) * C": {"brackets": ["A - B * C", "A * C - B"]},
    "(A - B) ** K": {"brackets": ["A - B ** K", "A ** K - B", "A ** K - B ** K"], "sign": ["A ** K + B ** K"]},
    "(A - B) ** K / C": {
        "brackets": ["(A - B ** K) / C", "(A ** K - B) / C", "(A ** K - B ** K) / C", "A - B ** K / C"],
        "reversed": ["(B ** K - A ** K) / C", "(B - A ** K) / C"],
        "sign": ["(A ** K + B ** K) / C"],
        "abs": ["abs(A - B)", "abs(A - B) / C"],
        "power": ["(A - B) / C", "(A - B) ** 3 / C", "(A - B) ** 3 / 3", "(A - B) ** 4 / C"],
        "activation": ["-(B * np.log(abs(A)))"],
    },
    "(A - B) / C": {"brackets": ["A - B / C", "A / C - B"]},
    "A ** K / C": {"brackets": ["(A / C) ** K", "A ** (K / C)"], "root": ["(A ** K) ** 0.5", "(A ** K / C) ** 0.5"]},
    "A @ B": {
        "transposed": ["A @ np.transpose(B)", "B @ A", "np.transpose(A) @ B"],
        "order": ["A[::-1] @ B", "A @ B[:, ::-1]", "A @ B[::-1]", "A[::-1] @ B[:, ::-1]"],
        "summed": [
            *("np.sum(A) * B", "A * np.sum(B)", "np.sum(A @ B)", "np.sum(A) * np.sum(B)", "np.sum(A * B)"),
            *("A @ B / np.size(A)", "np.sum(B, axis=0)", "np.sum(B, axis=1)"),
        ],
        "operation": ["A + B", "A - B", "A[:, None] + B", "np.sum(A[:, None] + B, axis=0)", "(A + 1) @ B"],
        "shape": [
            *("A * B", "A[:, None] * B", "np.outer(A, B)", "np.ravel(A) * np.ravel(B)", "np.reshape(A, (1, -1)) @ B"),
            *("(A @ B)[:, None]", "np.ravel(A[:, None] * B)", "np.diag(A) @ B", "np.transpose(A[:, None] * B)"),
        ],
    },
    "np.outer(A, B)": {
        "transposed": ["np.outer(B, A)"],
        "order": ["np.outer(A[::-1], B)", "np.outer(A, B[::-1])", "np.outer(A[::-1], B[::-1])"],
        "shape": [
            *("np.ravel(A)[:, None] * np.ravel(B)[:, None]", "np.ravel(A) * np.ravel(B)", "A * np.ravel(B)"),
            "np.ravel(A)[:, None] * np.ravel(B)[:, None] * np.ones((1, np.size(B)))",
            "np.ravel(A) * np.ravel(B) * np.ones((np.size(A), 1))",
            *("np.ravel(np.outer(A, B))", "np.diag(np.ravel(A) * np.ravel(B))", "np.reshape(np.outer(B, A), (1, -1))"),
        ],
        "summed": [
            *("np.ravel(A) @ np.ravel(B)", "np.ravel(A) @ np.ravel(B) * np.ones((np.size(A), np.size(B)))"),
            *("np.sum(A) * B", "A * np.sum(B)", "np.outer(A, np.sum(B) * np.ones(np.size(B)))"),
            "np.outer(np.sum(A) * np.ones(np.size(A)), B)",
        ],
        "dropped_factor": [
            *("np.outer(A, np.ones(np.size(B)))", "np.outer(np.ones(np.size(A)), B)", "A", "B", "A[:, None]"),
            *("np.ones((np.size(A), np.size(B)))", "A[None, :]"),
        ],
        "operation": ["np.ravel(A)[:, None] + np.ravel(B)", "np.ravel(A)[:, None] - np.ravel(B)"],
        "divided": ["np.outer(A, 1 / B)", "np.outer(1 / A, B)"],
    },
    "A[:, None]": {"shape": ["A", "A[None, :]", "np.diag(A)"], "order": ["A[::-1][:, None]"]},
    "(A @ B)[0]": {
        "summed": [
            "np.sum(A) * np.sum(B)",
            "np.mean(np.ravel(A) * np.ravel(B))",
            "np.sum(A * B)",
            "np.sum(A)",
            "np.sum(B)",
        ],
        "dropped_term": ["A[0] * B[0][0]", "A[1] * B[1][0]", "A[0] * B[0]", "A[1] * B[1]"],
        "order": ["(A[::-1] @ B)[0]"],
        "operation": ["np.prod(A) * np.prod(B)", "np.sum(A) + np.sum(B)"],
        "sums_first": ["np.sum(A) * B[0][0]", "A[0] * np.sum(B)"],
        "shape": ["A @ B", "A * B", "A * B[:, 0]", "A[:, None] * B"],
    },
    "A[:, 0]": {"order": ["A[::-1, 0]"], "shape": ["A"], "summed": ["np.mean(A) * np.ones(np.size(A))"]},
    "abs(A)": {"abs": ["A", "-A"], "square": ["A ** 2", "A ** 2 / 2"]},
    "A.T": {"transposed": ["A"]},
    "np.sum(A)": {"summed": ["np.mean(A)"]},
    "range(A)": {"count": ["range(A + 1)", "range(A - 1)", "range(1)", "range(0)", "range(1, A)", "range(2 * A)"]},
    "A < B": {"comparison": ["A > B", "A <= -B"], "sign": ["-A < B"]},
    "A > B": {"comparison": ["A < B", "A >= -B"]},
}

REGROUPED: Slips = {
    "operation": [
        *("A * C + B", "A * C - B", "B - A * C", "A + B * C", "A - B * C", "B * C - A"),
        *("A * (B + C)", "A * (B - C)", "A * (C - B)", "(A + C) * B", "(A - C) * B", "(C - A) * B"),
    ],
}
"""Replacements of A * B * C, with its factors in any order. They are never paired: the order counts as a slip, too."""

SCALES: Slips = {
    "sign": ["-E"],
    "double": ["2 * E"],
    "half": ["E / 2"],
}
"""Extra numbers in a product: the same at any place of it."""

BENDS: Slips = {
    "abs": ["abs(E)", "-abs(E)"],
    "square": ["E ** 2"],
    "activation": ["sigmoid(E)", "np.tanh(E)", "np.maximum(E, 0)"],
}
"""Slips in a quantity that are tried in longer programs, too."""

SPOILS: Slips = {
    "power": ["E ** 3"],
    "root": ["np.sqrt(E)", "np.sqrt(abs(E))", "np.cbrt(E)"],
    "activation": [
        *("np.exp(E)", "np.where(E > 0, E, 0.01 * E)", "np.where(E > 0, E, 0.1 * E)", "np.where(E > 0, 1.0, 0.0)"),
        *("np.minimum(E, 0)", "np.log(abs(E))", "np.sin(E)"),
        *("np.log(1 + np.exp(E))", "np.exp(-E)", "np.log1p(abs(E))", "np.cos(E)"),
    ],
    "sign_only": ["np.sign(E)"],
    "activation_slope": [
        *("E * (1 - E)", "1 - E ** 2", "E * E * (1 - E)", "E * (1 - E ** 2)", "sigmoid(E) * (1 - sigmoid(E))"),
        "1 - np.tanh(E) ** 2",
    ],
    "complement": ["1 - E"],
    "inverted": ["1 / E"],
    "wrong_number": [
        *("3 * E", "E / 3", "4 * E", "E / 4", "10 * E", "E / 10", "100 * E", "E / 100"),
        *("1.5 * E", "0.9 * E", "0.05 * E", "0 * E"),
    ],
    "extra_term": ["E + 1", "E - 1", "E + 0.5", "E + 0.1", "E + 2"],
    "cut_off": ["np.clip(E, 0.0, 1.0)", "np.clip(E, -1.0, 1.0)"],
    "rounded": [
        *(f"np.round(E, {digits})" for digits in range(7)),
        *(f"np.trunc(E * 1e{digits}) / 1e{digits}" for digits in range(5)),
        *(f"np.floor(E * 1e{digits}) / 1e{digits}" for digits in range(5)),
        *(f"np.ceil(E * 1e{digits}) / 1e{digits}" for digits in range(2)),
    ],
    "few_bits": ["np.float32(E)", "np.float16(E)"],
}

NUMBERS: Slips = {
    "wrong_number": ["2 * K", "K / 2", "K + 1", "K - 1", "-K", "3 * K", "K / 3", "10 * K", "K / 10"],
}

WITH_A_NAME: Slips = {
    "extra_factor": ["E * N"],
    "divided": ["E / N"],
    "extra_term": ["E + N", "E - N"],
    "activation_slope": ["E * N * (1 - N)"],
}

SELDOM_WITH_A_NAME: Slips = {
    "extra_factor": ["E * N ** 2"],
    "divided": ["N / E", "E / abs(N)"],
    "extra_term": ["N - E"],
    "activation_slope": ["E * (1 - N ** 2)", "E * sigmoid(N) * (1 - sigmoid(N))", "E * (1 - np.tanh(N) ** 2)"],
    "activation": ["np.where(N > 0, E, 0)"],
}
"""Tried in short formulas only."""

ARRAYS: Slips = {
    "transposed": ["np.transpose(E)"],
    "order": ["E[::-1]", "E[:, ::-1]", "E[::-1, ::-1]"],
    "shape": [
        *("np.ravel(E)", "np.reshape(E, (-1, 1))", "np.reshape(E, (1, -1))"),
        *("np.reshape(np.transpose(E), np.shape(E))", "np.diag(np.ravel(E))"),
        *("E * np.ones((1, 2))", "E * np.ones((2, 1))", "E * np.eye(2)"),
        *("E[0]", "E[1]", "E[-1]", "E[0, 0]", "E[:, 0]", "E[:, 1]"),
    ],
    "summed": [
        *(
            "np.sum(E)",
            "np.mean(E)",
            "np.sum(E, axis=0)",
            "np.sum(E, axis=1)",
            "np.mean(E, axis=0)",
            "np.mean(E, axis=1)",
        ),
        *("np.sum(E, axis=1, keepdims=True)", "np.sum(E, axis=0, keepdims=True)"),
        *("np.sum(E) * np.ones(np.shape(E))", "np.mean(E) * np.ones(np.shape(E))"),
        *("np.max(E)", "np.prod(E)", "np.linalg.norm(E)", "np.cumsum(E)"),
    ],
    "divided": ["E / np.sum(E)", "E / np.linalg.norm(E)", "E / np.size(E)"],
    "dropped_factor": ["np.ones(np.shape(E))"],
}

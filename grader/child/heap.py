"""The zygote's heap, as its children find it.

The kernel copies a page for a child when the child first writes to it, and that is a third of what a child costs.
"""

from __future__ import annotations

import sys

SMALL = range(48, 513, 16)
"""Bytes of Python's small blocks, which lie in pools by their size; those of 16 and 32 bytes come beside them."""

FILLED = 32 * 1024
"""Bytes of each size: more than the imports leave free between other blocks."""


def fill_holes() -> list[object]:
    """Fill what is free between the blocks of the imports: what a child allocates lies together then, on few pages.

    The holes are filled as long as the list is kept.
    """
    empty = sys.getsizeof(b"")
    filled: list[object] = [object() for _ in range(FILLED // 16)]
    filled += [float(number) for number in range(FILLED // 32)]
    for size in SMALL:
        filled += [bytes(size - empty) for _ in range(FILLED // size)]
    return filled

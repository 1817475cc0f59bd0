"""Random numbers that nobody has seeded are the same in every child: every worker sees the same of a submission."""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterable

SEED = 0


def seed() -> None:
    """Seed Python's generator, in the zygote: its children inherit the state."""
    random.seed(SEED)


def prepare(sources: Iterable[str]) -> None:
    """Load and seed NumPy's generators in a child whose files speak of them.

    They come with eleven libraries, and to fork a process that has those takes a tenth longer.
    """
    if any("random" in source for source in sources):
        importlib.import_module("numpy.random").seed(SEED)

"""Unseeded random numbers are the same in every child, so that every worker gets the same answers."""

from __future__ import annotations

import importlib
import os
import random
from collections.abc import Iterable

SEED = 0

_system = random.Random(SEED)
_seed_with = random.Random.seed


def seed() -> None:
    """Seed Python's generators, in the zygote: its children inherit the state.

    A seeded generator also replaces the system's randomness, which seeds `np.random.default_rng()`, `random.Random()`
    and every generator that a student seeds with nothing. Each of these still differs from the one before.
    """
    drawn = _system.randbytes
    for place, name, stand_in in (
        (os, "urandom", drawn),
        (random, "_urandom", drawn),
        (random.Random, "seed", _seeded),
    ):
        setattr(place, name, stand_in)
    random.seed = random._inst.seed
    random.seed(SEED)


def _seeded(generator: random.Random, a: int | float | str | bytes | bytearray | None = None, version: int = 2) -> None:
    _seed_with(generator, _system.randbytes(32) if a is None else a, version)


def prepare(sources: Iterable[str]) -> None:
    """Load and seed NumPy's generators in a child whose files mention `random`.

    They come with eleven libraries, and a process with those takes a tenth longer to fork.
    """
    if any("random" in source for source in sources):
        importlib.import_module("numpy.random").seed(SEED)

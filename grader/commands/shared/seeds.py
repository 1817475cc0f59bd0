"""The secret seed of the hidden cases, as commands are given it."""

from __future__ import annotations

import secrets

import click

seed_option = click.option(
    "--seed", type=click.IntRange(0), help="The secret seed of the hidden cases; drawn if not given."
)


def drawn_seed() -> int:
    """A seed that nobody guesses."""
    return secrets.randbits(63)

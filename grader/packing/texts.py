"""Texts made from templates: they are in a folder beside this file, with `%{name}` for each value."""

from __future__ import annotations

from pathlib import Path
from string import Template

FOLDER = Path(__file__).with_name("templates")


class _Text(Template):
    """A template with `%` for values, so that shells and workflows keep their dollar signs."""

    delimiter = "%"


def text(name: str, **values: object) -> bytes:
    """The template with that name, filled in; KeyError if a value is missing."""
    return _Text((FOLDER / name).read_text(encoding="utf-8")).substitute(values).encode()

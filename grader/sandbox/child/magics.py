"""Lines of IPython's in a notebook's cell: not Python, and no reason to lose the cell."""

from __future__ import annotations

import re

MAGIC = re.compile(r"^(\s*)(?:[\w.,\s]+=\s*)?(?:[%!]|\?)[^\n]*$|^(\s*)[\w.]+\?{1,2}\s*$", re.MULTILINE)
PYTHON_CELLS = ("%%time", "%%timeit", "%%capture", "%%prun")


def without_magics(source: str) -> str:
    """The source with its magics made `pass`, the lines in their places; a cell in another language becomes empty."""
    start = source.lstrip()
    if start.startswith("%%") and not start.startswith(PYTHON_CELLS):
        return ""
    return MAGIC.sub(lambda found: f"{found[1] or found[2] or ''}pass", source)

"""One digest for many pieces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def digest(pieces: Iterable[str | bytes]) -> str:
    """sha256 (hex) over all pieces, each with its length before it, so that none can run into the next."""
    found = hashlib.sha256()
    for piece in pieces:
        data = piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()

"""What a student's code prints, kept."""

from __future__ import annotations

import contextlib
import io


class _Kept(io.BytesIO):
    def close(self) -> None:
        """Stay open: what was printed counts, even if the stream is closed or detached afterwards."""


class Printed:
    """`stream` is written to like a terminal's, by whatever means those have: `reconfigure`, `buffer`, `detach`."""

    def __init__(self) -> None:
        self._kept = _Kept()
        self.stream = io.TextIOWrapper(
            self._kept, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True
        )

    @property
    def text(self) -> str:
        """All of it."""
        with contextlib.suppress(ValueError):  # it was closed or taken apart; nothing is held back then
            self.stream.flush()
        return self._kept.getvalue().decode("utf-8", "backslashreplace")

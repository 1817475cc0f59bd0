"""What a student's code prints is kept, however it prints."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import Any

import pytest

from grader.student.printed import Printed


def _stream() -> Any:
    return sys.stdout


def _wrapped() -> None:
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
    print("é", flush=True)


def _detached() -> None:
    print("é")
    _stream().detach()


def _closed() -> None:
    print("é")
    sys.stdout.close()


WAYS: dict[str, Callable[[], object]] = {
    "print": lambda: print("é"),
    "buffer": lambda: sys.stdout.buffer.write("é\n".encode()),
    "reconfigured": lambda: (_stream().reconfigure(encoding="latin-1"), print("e")),
    "wrapped": _wrapped,
    "detached": _detached,
    "closed": _closed,
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_print(way: str) -> None:
    """Protects files that set up the terminal first, as many do on Windows: they run everywhere else, too."""
    printed = Printed()
    with redirect_stdout(printed.stream):
        WAYS[way]()
    assert printed.text in ("é\n", "e\n")


def test_half_a_character() -> None:
    """Protects the report from what no file can hold."""
    printed = Printed()
    print("\ud800", file=printed.stream)
    printed.text.encode()

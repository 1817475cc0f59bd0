"""Packages of an extra."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.tools import tool


def test_a_package_that_is_there_but_broken_is_told_with_its_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has installed it already would install it in vain without the reason."""
    (tmp_path / "half_a_package.py").write_text("from fractions import no_such_name")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(LookupError, match=r"half_a_package cannot be imported \(cannot import name 'no_such_name'"):
        tool("half_a_package", "watch", LookupError)

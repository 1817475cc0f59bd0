"""axe-core, which knows what stands in the way of people who cannot see a page, or cannot use a mouse."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

PACKAGE = "axe-core@4"
GRAVE = {"serious", "critical"}


class Axe:
    """The checker, fetched with npm once for all tests of a run."""

    def __init__(self, folder: Path) -> None:
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("there is no npm, which fetches axe-core")
        subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, timeout=120)
        with tarfile.open(next(folder.glob("*.tgz"))) as archive:
            source = archive.extractfile("package/axe.min.js")
            assert source
            self._source = source.read().decode()

    def faults(self, page: Page) -> list[str]:
        """The grave faults of the page as it is now: the rule, and where it is broken."""
        page.evaluate(self._source)  # not as a script of the page's, which its policy would not let in
        found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{rule['id']} ({rule['help']}): {node['html']}"
            for rule in found["violations"]
            if rule["impact"] in GRAVE
            for node in rule["nodes"]
        ]


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> Axe:
    """The checker; a test without npm is skipped."""
    return Axe(tmp_path_factory.mktemp("axe"))

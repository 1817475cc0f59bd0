"""The packages of this environment as wheels, so that pip can install them without a network."""

from __future__ import annotations

import zipfile
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path

from packaging.requirements import Requirement


def rewheel(folder: Path, name: str, extra: str = "") -> None:
    """Put all that a package needs, with what its extra needs, into a folder; not the package itself."""
    for line in requires(name) or []:
        needed = Requirement(line)
        if needed.marker is not None and not needed.marker.evaluate({"extra": extra}):
            continue
        if not list(folder.glob(f"{_stem(distribution(needed.name))}-*.whl")):
            _write(folder, distribution(needed.name))
            rewheel(folder, needed.name)


def _write(folder: Path, package: Distribution) -> None:
    tag = next(line[5:] for line in (package.read_text("WHEEL") or "").splitlines() if line.startswith("Tag: "))
    with zipfile.ZipFile(folder / f"{_stem(package)}-{tag}.whl", "w", zipfile.ZIP_STORED) as wheel:
        for file in package.files or ():
            if file.parts[0] != ".." and not {"__pycache__", "tests"} & set(file.parts):
                wheel.write(str(file.locate()), file.as_posix())


def _stem(package: Distribution) -> str:
    return f"{package.name.replace('-', '_').replace('.', '_').lower()}-{package.version}"

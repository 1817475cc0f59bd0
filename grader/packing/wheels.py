"""Installed packages packed as wheels, for courses that are in no package index.

A package installed by pip lists its files. For one that runs from its sources (`pip install -e`, a path), the folders
of the imported modules are packed.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from grader.course import Course
from grader.installed import GROUP, KIT, courses
from grader.packing.archive import zipped
from grader.packing.handouts import CannotPack, provider

WHEEL = f"Wheel-Version: 1.0\nGenerator: {KIT}\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
GRADING = "grade"
"""The kit's extra that the autograder installs."""

COMPILED = (".so", ".pyd", ".dylib")


@dataclass(frozen=True)
class Wheel:
    """A package as a wheel that pip can install."""

    name: str
    data: bytes


def wheels(course: Course) -> tuple[Wheel, list[Wheel]]:
    """The wheels of the kit and of the course's own package, if it has one; without any course's solutions."""
    kit, own = distribution(KIT), provider(course)
    if GRADING not in (kit.metadata.get_all("Provides-Extra") or ()):
        raise CannotPack(f"The installed {KIT} does not say what grading needs: install it again.")
    return _wheel(kit, {"grader"}), [_wheel(own, _roots(own))] if own.name != kit.name else []


def _roots(package: Distribution) -> set[str]:
    """The top-level modules of the package's courses, by its entry points and the courses' exercises."""
    found = [entry for entry in package.entry_points.select(group=GROUP) if entry.name in courses()]
    modules = [entry.module for entry in found]
    modules += [exercise.module for entry in found for exercise in courses()[entry.name].exercises]
    return {module.partition(".")[0] for module in modules}


def _wheel(package: Distribution, roots: Iterable[str]) -> Wheel:
    files = _without_solutions(_listed(package, roots) or _walked(roots))
    compiled = [name for name in files if name.endswith(COMPILED)]
    if compiled:
        raise CannotPack(f"{package.name} holds a compiled file, {compiled[0]}: an autograder carries Python alone.")
    name = f"{re.sub(r'[-_.]+', '_', package.name).lower()}-{package.version}"
    info = f"{name}.dist-info"
    metadata = package.read_text("METADATA") or package.read_text("PKG-INFO") or ""
    contents = {path: file.read_bytes() for path, file in files.items()} | {
        f"{info}/METADATA": metadata.encode(),
        f"{info}/entry_points.txt": (package.read_text("entry_points.txt") or "").encode(),
        f"{info}/WHEEL": WHEEL.encode(),
    }
    record = f"{info}/RECORD"
    contents[record] = "".join([*map(_entry, contents, contents.values()), f"{record},,\n"]).encode()
    return Wheel(f"{name}-py3-none-any.whl", zipped(contents))


def _entry(path: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f'"{path}",sha256={digest},{len(data)}\n'


def _listed(package: Distribution, roots: Iterable[str]) -> dict[str, Path]:
    """The files that the package lists; empty if its modules were imported from elsewhere, such as its sources."""
    files = {file.as_posix(): Path(str(file.locate())) for file in package.files or () if not _is_apart(file.parts)}
    places = {path.resolve() for path in files.values()}
    return files if all(_start(root).resolve() in places for root in roots) else {}


def _is_apart(parts: tuple[str, ...]) -> bool:
    """Whether a file is not code of the package: a script, metadata, a .pth file, a cache, a hidden file."""
    return parts[0].endswith((".dist-info", ".pth")) or any(p.startswith(".") or p == "__pycache__" for p in parts)


def _walked(roots: Iterable[str]) -> dict[str, Path]:
    """The files of the modules' own folders."""
    found = {}
    for root in sorted(roots):
        start = _start(root)
        is_package = start.stem == "__init__"
        folder = start.parent.parent if is_package else start.parent
        for path in sorted(start.parent.rglob("*")) if is_package else [start]:
            inside = path.relative_to(folder)
            if path.is_file() and not _is_apart(inside.parts):
                found[inside.as_posix()] = path
    return found


def _start(root: str) -> Path:
    """The file that a top-level module was imported from."""
    file = sys.modules[root].__file__
    if file is None:
        raise CannotPack(f"The package {root} has no __init__.py: give it one.")
    return Path(file)


def _without_solutions(files: Mapping[str, Path]) -> dict[str, Path]:
    """The files without the solutions of all installed courses, also copies of them: grading does not need them."""
    folders = [course.solutions_folder.resolve() for course in courses().values()]
    names = {folder.name for folder in folders}
    return {
        name: path
        for name, path in files.items()
        if not names & set(name.split("/")[:-1]) and not any(path.resolve().is_relative_to(f) for f in folders)
    }

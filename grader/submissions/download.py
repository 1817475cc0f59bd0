"""The archive of a class, as downloaded from a learning platform or Gradescope: one item for each top-level name."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from grader.course import Course
from grader.submissions.archive import inside_name, leads_out
from grader.submissions.entry import NoSubmissions, Part
from grader.submissions.gradescope import METADATA
from grader.submissions.items import INSTRUCTORS, Item, Listing, exercises_of
from grader.submissions.limits import named
from grader.submissions.lms import owner
from grader.submissions.names import handed_in, ignored, stem
from grader.submissions.surroundings import kit_of


def download(path: Path, course: Course) -> Listing | None:
    """The items of a platform's archive of a class; None for any other archive, which is one submission."""
    try:
        files = {inside_name(info): info.filename for info in class_archive(path).infolist()}
    except Exception:  # zipfile raises all sorts over damaged bytes; reading the submission tells what is wrong
        return None
    names = [name for name in files if not name.endswith("/") and not ignored(name)]
    # A name that points out of the archive is its owner's fault: it must not hide the common folder of the others.
    root = _common_root([name for name in names if not leads_out(name)])
    tops = _by_top([name for name in names if name.startswith(root)], root)
    if exercises_of(course) & {stem(top) for top in tops}:
        return None
    if not (METADATA in tops or any(map(_is_platform, tops))):
        _refuse_a_class(path, tops, course)
        return None
    metadata = Part(path, METADATA, files[f"{root}{METADATA}"]) if METADATA in tops else None
    outside = _by_top([name for name in names if not name.startswith(root)], "")
    made = [
        *(_members(path, root, top, inside, files) for top, inside in sorted(tops.items())),
        *(_members(path, "", top, inside, files) for top, inside in sorted(outside.items())),
    ]
    return Listing(tuple(item for item in made if _is_handed_in(item, metadata is not None)), metadata)


def _refuse_a_class(path: Path, tops: Mapping[str, list[str]], course: Course) -> None:
    """NoSubmissions if several top-level folders hold the same exercise: each may be another student's.

    Only the instructor knows whether it is one submission or several.
    """
    if kit_of(course).lies_in("", {f"{top}/" for top in tops}):
        return
    exercises, holders = exercises_of(course), dict[str, list[str]]()
    for top, names in tops.items():
        for exercise in sorted({stem(name) for name in names if "/" in name} & exercises):
            holders.setdefault(exercise, []).append(top)
    several = next((found for found in holders.values() if len(found) > 1), None)
    if several:
        folders = ", ".join([*map(named, several[:3]), *["..."] * (len(several) > 3)])
        raise NoSubmissions(
            f"{path} holds the same exercise in several folders ({folders}). If they are students', unpack it and give"
            " the folder that has them; if all of it is one student's, put it into a folder and give that."
        )


def _is_handed_in(item: Item, exported: bool) -> bool:
    """Whether an item of a download is a student's work, also if its name is not in the platform's form.

    In Gradescope's export (`exported`) each folder is a student's.
    """
    if _is_platform(item.name) or (exported and item.is_folder):
        return True
    return item.name not in INSTRUCTORS and any(handed_in(part.name) for part in item.parts)


def _members(path: Path, root: str, top: str, names: list[str], files: Mapping[str, str]) -> Item:
    """The item of one top-level name: a file, or a folder with the files in it."""
    is_folder = names != [root + top]
    inside = len(root) + len(top) + 1
    return Item(top, is_folder, tuple(Part(path, n[inside:] if is_folder else top, files[n]) for n in sorted(names)))


def _is_platform(name: str) -> bool:
    return bool(owner(name, True).platform)


def _by_top(names: list[str], root: str) -> dict[str, list[str]]:
    tops: dict[str, list[str]] = {}
    for name in names:
        tops.setdefault(name[len(root) :].partition("/")[0], []).append(name)
    return tops


def _common_root(names: list[str]) -> str:
    """The one folder around everything, as some platforms make it; empty if it is a submission itself."""
    tops = {name.partition("/")[0] for name in names}
    root = tops.pop() if len(tops) == 1 else ""
    return f"{root}/" if root and not _is_platform(root) and all("/" in name for name in names) else ""


def class_archive(path: Path) -> zipfile.ZipFile:
    """The archive of a class, kept open: to list 70,000 files again for each student would take hours."""
    status = path.stat()
    return _kept(path, os.getpid(), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _kept(path: Path, _process: int, _changed: int, _size: int) -> zipfile.ZipFile:
    # One for each process: forked processes share a file's position.
    return zipfile.ZipFile(path)

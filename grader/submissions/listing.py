"""The listing of the path that an instructor gives: one item for each entry of a class's folder."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from grader.course import Course
from grader.submissions.download import download
from grader.submissions.entry import NoSubmissions, Part
from grader.submissions.gradescope import METADATA
from grader.submissions.items import INSTRUCTORS, Item, Listing, exercises_of
from grader.submissions.limits import Unreadable
from grader.submissions.lms import owner
from grader.submissions.names import ARCHIVE, SOURCES, handed_in, ignored_folder, is_plain_text, stem, storable, suffix
from grader.submissions.surroundings import kit_of
from grader.submissions.walk import Walk

_UNLIKELY = {".csv", ".htm", ".html", ".json", ".log", ".md", ".pdf", ".png", ".rst", ".toml", ".txt", ".yaml", ".yml"}


def listing(path: Path, course: Course) -> Listing:
    """The items to grade under a path; NoSubmissions if there are none, or it cannot be read."""
    try:
        return _listing(_absolute(path), course)
    except FileNotFoundError:
        raise NoSubmissions(f"{path} does not exist: give the folder, archive or file that was handed in.") from None
    except OSError as fault:
        raise NoSubmissions(f"{fault.filename or path} cannot be read: {fault.strerror}.") from None


def _absolute(path: Path) -> Path:
    """The path with links resolved, but for the last part: "link/.." is not the folder that the link is in.

    A link at its end stays, because its name is the submission's; "." and ".." are replaced by the folder's name.
    """
    if path.name in {"", ".."}:
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent), path.name)


def _listing(path: Path, course: Course) -> Listing:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return _folder(path, course)
    if not stat.S_ISREG(mode) or suffix(path.name) not in {*SOURCES, ARCHIVE}:
        raise NoSubmissions(f"{path} is not a submission: give a folder, a .zip, a .py or an .ipynb.")
    return (download(path, course) if suffix(path.name) == ARCHIVE else None) or _single(path, is_folder=False)


def _single(path: Path, is_folder: bool) -> Listing:
    """The whole path as one submission."""
    name = storable(path.name)
    return Listing((Item(name, is_folder, (Part(path, "" if is_folder else name),)),))


def _folder(path: Path, course: Course) -> Listing:
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    sources = {stem(entry.name) for entry in entries if suffix(entry.name) in SOURCES}
    folders = {f"{entry.name}/" for entry in entries if entry.is_dir(follow_symlinks=False)}
    if exercises_of(course) & sources or kit_of(course).lies_in("", folders):
        return _single(path, is_folder=True)
    if any(entry.name == "nbgrader_config.py" for entry in entries):
        # Else its folders would be taken for students, and its solutions for one who has everything right.
        raise NoSubmissions(f"{path} is a course of nbgrader: give the folder in it that students' folders are in.")
    metadata = next((Part(Path(e.path), METADATA) for e in entries if _is_metadata(e)), None)
    others = (entry.name for entry in entries if entry.is_file(follow_symlinks=False) and not _is_item(entry))
    beside = tuple(name for name in others if not name.startswith(".") and name not in {METADATA, *INSTRUCTORS})
    hidden = tuple(storable(entry.name) for entry in entries if _is_hidden(entry, course))
    return Listing(tuple(_item(entry) for entry in entries if _is_item(entry)), metadata, beside, hidden)


def _is_metadata(entry: os.DirEntry[str]) -> bool:
    return entry.name == METADATA and entry.is_file(follow_symlinks=False)


def _item(entry: os.DirEntry[str]) -> Item:
    name, is_folder = storable(entry.name), entry.is_dir(follow_symlinks=False)
    return Item(name, is_folder, (Part(Path(entry.path), "" if is_folder else name),))


def _is_item(entry: os.DirEntry[str]) -> bool:
    """Whether it is a submission; a link or a fifo is one, too, so that its owner learns why it is not read."""
    if entry.is_dir(follow_symlinks=False):
        return not ignored_folder(entry.name)
    if _is_named_after_somebody(entry.name) or owner(storable(entry.name), False).platform:
        return not entry.name.startswith(".") and entry.name not in INSTRUCTORS
    return not (entry.is_file(follow_symlinks=False) or entry.name.startswith(".") or suffix(entry.name) in _UNLIKELY)


def _is_hidden(entry: os.DirEntry[str], course: Course) -> bool:
    """Whether it would be a submission without the dot; files that programs hide are not."""
    if not re.match(r"\.[^\W_]", entry.name):
        return False
    if not entry.is_dir(follow_symlinks=False):
        return handed_in(entry.name[1:])
    with suppress(OSError, Unreadable):
        names = Walk(Path(entry.path), kit_of(course)).sources(course.name)
        return any(stem(name) in exercises_of(course) for name in names)
    return False


def _is_named_after_somebody(name: str) -> bool:
    """Whether a file may be a submission by its name; a text named after an exercise does not count."""
    return handed_in(name) and not is_plain_text(name)

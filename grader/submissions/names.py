"""What the name of a file or folder tells: whether it is read, and whether Python could import it."""

from __future__ import annotations

import re
from itertools import accumulate
from posixpath import splitext

from grader.exercise_files import FILE_NAME
from grader.submissions.limits import MOST_DEPTH

NOTEBOOK = ".ipynb"
SOURCES = (".py", NOTEBOOK)
ARCHIVE = ".zip"
OTHER_ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz")
"""Suffixes of archives that are not opened."""

_DISGUISED = re.compile(r".+\.(?:py|ipynb)(?P<added>\.(?:txt|json))", re.IGNORECASE | re.DOTALL)
_IGNORED_FOLDERS = {"__MACOSX", "__pycache__", "node_modules", "site-packages"}
_MODULE = re.compile(r"(?:[^\W\d]\w*/)*[^\W\d]\w*\.py")


def suffix(name: str) -> str:
    """The last suffix in lower case; empty for a hidden file (also macOS's "._ex1.py")."""
    last = name.rpartition("/")[2]
    return "" if last.startswith(".") else splitext(last)[1].lower()


def is_plain_text(name: str) -> bool:
    """Whether a text file has an exercise's name: "ex1_forward_pass.txt"."""
    return suffix(name) == ".txt" and FILE_NAME.fullmatch(f"{stem(name)}.py") is not None


def added_suffix(name: str) -> str:
    """The ".txt" or ".json" that Windows or a browser has put behind a source's own suffix; empty for other names."""
    found = _DISGUISED.fullmatch(name) if suffix(name) else None
    return found["added"] if found else ""


def without_dot(name: str) -> str:
    """The name of a hidden exercise file without the dot (`.ex1_forward_pass.py`); empty for other names."""
    first, shown = name.rpartition("/")[2][:1], name.rpartition("/")[2][1:]
    is_exercise = suffix(shown) in SOURCES and FILE_NAME.fullmatch(f"{stem(shown)}.py") is not None
    return shown if first == "." and is_exercise else ""


def handed_in(name: str) -> bool:
    """Whether a file may be a submission or a part of one, even if it is only complained about."""
    read = suffix(name) in {*SOURCES, ARCHIVE, *OTHER_ARCHIVES}
    return read or added_suffix(name) != "" or is_plain_text(name) or without_dot(name) != ""


def stem(name: str) -> str:
    """The file's name without folders and suffix."""
    return splitext(name.rpartition("/")[2])[0]


def folder_of(name: str) -> str:
    """The folder part of a relative name, with a slash at its end; empty if there is none."""
    return name.rpartition("/")[0] + "/" if "/" in name else ""


def folders_around(name: str) -> list[str]:
    """The folders around a file, outermost first and each with a slash at its end; none beyond the depth that is read.

    The first is the empty name, for the top folder.
    """
    return list(accumulate((f"{folder}/" for folder in name.split("/", MOST_DEPTH + 1)[:-1]), initial=""))


def ignored_folder(name: str) -> bool:
    """Whether a folder holds nothing that a student wrote (hidden ones, checkpoints and caches)."""
    # ".." is not hidden: an archive with such a name is complained about, not ignored.
    return (name.startswith(".") and name != "..") or name in _IGNORED_FOLDERS


def ignored(name: str) -> bool:
    """Whether a file lies in such a folder, or is hidden and not an exercise's."""
    *folders, last = name.split("/")
    return (last.startswith(".") and not without_dot(last)) or any(map(ignored_folder, folders))


def is_module(name: str) -> bool:
    """Whether `import` could find the file under this relative name."""
    return _MODULE.fullmatch(name) is not None


def natural(name: str) -> str:
    """A sort key that puts "Version 10.py" after "Version 9.py", and "hw-1.py" after "hw.py"."""
    return re.sub(r"\d+", lambda number: number[0].zfill(20), splitext(name)[0])


def storable(name: str) -> str:
    """A name from disk or archive that can be written as UTF-8: other bytes become `\\xff`.

    All else stays as it is.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

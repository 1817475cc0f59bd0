"""What students hand in, made for the tests: folders, archives and notebooks, right and hostile."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.courses.backprop import course
from grader.submissions import Submission, entries, read

EX1 = "def forward_h1(i1, i2, w1, w2, w3, w4):\n    return i1 * w1\n"
EX2 = "def error(prediction, actual):\n    return 1\n\n\ndef delta(prediction, actual):\n    return 2\n"
STUB = "def forward_h1(i1, i2, w1, w2, w3, w4):\n    raise NotImplementedError\n"
FOLDER = stat.S_IFDIR
LINK = stat.S_IFLNK

Contents = str | bytes


def data(contents: Contents) -> bytes:
    return contents if isinstance(contents, bytes) else contents.encode()


def write(path: Path, contents: Contents = EX1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data(contents))
    return path


def zipped(files: Mapping[str, Contents], when: tuple[int, int, int, int, int, int] = (2024, 1, 2, 3, 4, 6)) -> bytes:
    """An archive of these files, all of one time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in files.items():
            archive.writestr(member(name, when=when), data(contents))
    return made.getvalue()


def member(
    name: str, mode: int = 0, when: tuple[int, int, int, int, int, int] = (2024, 1, 2, 3, 4, 6)
) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, when)
    info.external_attr = mode << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def notebook(*sources: str, **more: object) -> str:
    """A notebook of format 4 with these code cells, prose between them."""
    cells: list[dict[str, object]] = [{"cell_type": "markdown", "metadata": {}, "source": ["# Title"]}]
    for source in sources:
        lines = source.splitlines(keepends=True)
        cells.append(
            {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": lines} | more
        )
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


def read_all(path: Path, include: str | None = None) -> dict[str, Submission]:
    """All submissions by student, each of them well-formed."""
    found = [read(entry, course) for entry in entries(path, course, include)]
    assert [one.student for one in found] == sorted({one.student for one in found})
    for one in found:
        check_form(one)
    return {one.student: one for one in found}


def read_one(path: Path) -> Submission:
    [one] = read_all(path).values()
    return one


def check_form(one: Submission) -> None:
    """What holds for every submission, whatever was handed in."""
    assert len(one.digest) == 64
    sentences = [*one.notes, *([one.fault] if one.fault is not None else [])]
    for sentence in sentences:
        assert sentence.isprintable()
        assert sentence.endswith(".")
        assert len(sentence) < 500
    assert not (one.fault is not None and one.files)
    names = [file.name for file in one.files]
    assert len(names) == len(set(names))
    for name in names:
        assert ".." not in name
        assert not name.startswith("/")
    json.dumps([[cell.source for cell in file.cells] for file in one.files], ensure_ascii=False).encode()
    one.student.encode()


def sources(one: Submission) -> dict[str, str]:
    """The text of each file, its cells joined."""
    return {file.name: "".join(cell.source for cell in file.cells) for file in one.files}


CANVAS: dict[str, Contents] = {
    "doejane_12345_67890_ex1_forward_pass.py": "old = 1",
    "doejane_12345_67999_ex1_forward_pass-2.py": "new = 1",
    "doejane_12345_67998_ex1_forward_pass-1.py": "middle = 1",
    "doejane_12345_67891_ex2_error.py": EX2,
    "roebob_LATE_12346_67892_homework.zip": zipped({"hw/ex1_forward_pass.py": EX1}),
    "anon_ab1Cd_67893_homework.ipynb": notebook(EX1, EX2),
    "pohann_12347_67894_report.pdf": "%PDF",
}


def downloaded(folder: Path, files: Mapping[str, Contents], packed: bool) -> Path:
    """What an instructor gets from a platform: the download as it is, or unpacked."""
    for name, contents in files.items():
        write(folder / "unpacked" / name, contents)
    return write(folder / "submissions.zip", zipped(files)) if packed else folder / "unpacked"

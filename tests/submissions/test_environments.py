"""What lies around a student's work in an archive costs nothing there, as in a folder; hostile names stay hostile."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from .handed_in import EX1, EX2, LINK, Contents, member, read_one, sources, write, zipped

DEEP = "lib/python3.12/site/a/b/c/d/e/f/g/module.py"


@pytest.mark.parametrize("folder", [".venv", "venv", "hw/.venv", "hw/env"])
def test_an_environment_in_an_archive(tmp_path: Path, folder: str) -> None:
    """A virtual environment is neither too deep nor too much, and its links are nobody's business."""
    out = io.BytesIO(zipped({"ex1_forward_pass.py": EX1, f"{folder}/pyvenv.cfg": "", f"{folder}/{DEEP}": b"\xff"}))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(member(f"{folder}/bin/python", LINK | 0o777), "/usr/bin/python3")
        archive.writestr(member(f"{folder}/lib64", LINK | 0o777), "lib")
        for number in range(3000):
            archive.writestr(f"{folder}/lib/{number}.py", "")
    one = read_one(write(tmp_path / "alice.zip", out.getvalue()))
    assert (sources(one), one.fault, one.notes) == ({"ex1_forward_pass.py": EX1}, None, ())


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("folder", ["", "hw/"])
def test_a_folder_that_is_an_environment(tmp_path: Path, packed: bool, folder: str) -> None:
    """Who has made an environment of the folder that he works in has his files directly in it."""
    files: dict[str, Contents] = {"ex1_forward_pass.py": EX1, "pyvenv.cfg": "", "lib/ex2_error.py": EX2}
    files = {folder + name: text for name, text in files.items()}
    for name, text in ({} if packed else files).items():
        write(tmp_path / "alice" / name, text)
    if packed:
        write(tmp_path / "alice.zip", zipped(files))
    assert sources(read_one(tmp_path)) == {"ex1_forward_pass.py": EX1}


def test_hidden_folders_of_many_files(tmp_path: Path) -> None:
    """A repository's history in an archive is ordinary, and read in little memory up to a bound of its own."""
    files: dict[str, Contents] = {f".git/objects/{n:05}": "" for n in range(9_900)}
    path = write(tmp_path / "alice.zip", zipped(files | {"ex1_forward_pass.py": EX1}))
    tracemalloc.start()
    try:
        one = read_one(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (sources(one), one.fault) == ({"ex1_forward_pass.py": EX1}, None)
    assert peak < 30_000_000


@pytest.mark.parametrize("name", [".venv/../../x.py", "venv/lib/../../../x", ".git//../../x", "solutions/../../x.py"])
def test_names_that_lead_out_of_what_is_ignored(tmp_path: Path, name: str) -> None:
    """A hostile name is one wherever it stands, also where no file is read."""
    files = {"exercises/ex1_forward_pass.py": EX1, "venv/pyvenv.cfg": "", "solutions/x.py": "", name: "x"}
    one = read_one(write(tmp_path / "alice.zip", zipped(files)))
    assert "holds a file whose name leads out of the archive (" in (one.fault or "")

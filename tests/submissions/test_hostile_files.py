"""Submissions on disk that are no plain files and folders: unreadable, with a sentence, and nobody else's trouble."""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.courses.backprop import course
from grader.submissions import entries, sheet
from grader.submissions.files import Cell
from grader.submissions.nested_classes import class_within
from grader.submissions.percent import percent_cells

from .handed_in import EX1, notebook, read_all, read_one, sources, write, zipped

SECRET = "secret = 'of another student'\n"


def secret(path: Path) -> Path:
    """Another student's file, outside the folder of the class."""
    above = next(folder for folder in path.parents if folder.name == "class").parent
    return write(above / "other" / "ex1_forward_pass.py", SECRET)


def link(path: Path) -> None:
    path.symlink_to(secret(path))


def hard_link(path: Path) -> None:
    path.hardlink_to(secret(path))


def fifo(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        before = os.getcwd()
        os.chdir(path.parent)  # a socket's path may have 108 bytes only
        made.bind(path.name)
        os.chdir(before)


def device(path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root makes devices")
    os.mknod(path, 0o20600, os.makedev(1, 5))  # /dev/zero, which never ends


HOSTILE = [
    (link, "is a symbolic link"),
    (hard_link, "is a hard link"),
    (fifo, "is a fifo"),
    (unix_socket, "is a socket"),
    (device, "is a device"),
]


@pytest.mark.parametrize(("make", "says"), HOSTILE)
@pytest.mark.parametrize("place", ["alice/ex1_forward_pass.py", "alice/part/helpers.py", "alice.py", "alice.zip"])
def test_no_plain_file(tmp_path: Path, make: Callable[[Path], None], says: str, place: str) -> None:
    """Links, fifos, sockets and devices are neither followed nor waited for, and stop nobody else's submission."""
    path = tmp_path / "class" / place
    path.parent.mkdir(parents=True)
    try:
        make(path)
    except PermissionError as fault:
        pytest.skip(str(fault))
    write(tmp_path / "class/bob.py")
    found = read_all(tmp_path / "class")
    assert list(found) == ["alice", "bob"]
    assert says in (found["alice"].fault or "")
    assert path.name in (found["alice"].fault or "")
    assert sources(found["bob"]) == {"ex1_forward_pass.py": EX1}


def test_a_folder_that_is_a_link(tmp_path: Path) -> None:
    """A link in place of a student's folder, or in it, shows nobody what lies elsewhere."""
    write(tmp_path / "other/ex1_forward_pass.py", SECRET)
    (tmp_path / "class/bob").mkdir(parents=True)
    (tmp_path / "class/alice").symlink_to(tmp_path / "other")
    (tmp_path / "class/bob/part").symlink_to(tmp_path / "other")
    found = read_all(tmp_path / "class")
    assert "alice is a symbolic link" in (found["alice"].fault or "")
    assert "part is a symbolic link" in (found["bob"].fault or "")


def test_a_link_to_itself_and_a_dangling_one(tmp_path: Path) -> None:
    """Links that lead nowhere are complained about like any."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "gone.py").symlink_to("nowhere.py")
    assert all("symbolic link" in (one.fault or "") for one in read_all(tmp_path).values())
    assert len(read_all(tmp_path)) == 2


def test_the_given_path_may_be_a_link(tmp_path: Path) -> None:
    """What the instructor himself gives is trusted: a link to the folder of submissions is followed."""
    write(tmp_path / "real/alice.py")
    (tmp_path / "link").symlink_to("real")
    assert list(read_all(tmp_path / "link")) == ["alice"]


def test_too_large(tmp_path: Path) -> None:
    """A file over 1 MB is not read, nor is more code than that in all of them; a file of exactly 1 MB is."""
    write(tmp_path / "alice.py", b"#" * 1_000_001)
    write(tmp_path / "bob.py", b"#" * 1_000_000)
    for part in range(5):
        write(tmp_path / f"carol/part{part}.py", b"#" * 250_000)
        write(tmp_path / f"frank/part{part}.py", "#" + "\U0001f600" * 60_000)
    write(tmp_path / "dave/picture.png", b"#" * 3_000_000)
    with open(write(tmp_path / "eve.ipynb"), "r+b") as sparse:
        sparse.truncate(10**12)
    found = read_all(tmp_path)
    assert "alice.py is larger than 1 MB: clear the outputs" in (found["alice"].fault or "")
    assert found["bob"].fault is None
    for student in ("carol", "frank"):
        assert "All of it together is larger than 1 MB" in (found[student].fault or "")
    assert found["dave"].fault is None
    assert "eve.ipynb is larger than 1 MB" in (found["eve"].fault or "")


def test_pictures_in_several_notebooks(tmp_path: Path) -> None:
    """Protects students whose notebooks show what they plot: it is the code that may not be more than 1 MB."""
    picture = {"output_type": "display_data", "data": {"image/png": "A" * 600_000}, "metadata": {}}
    for name in ("ex1_forward_pass", "ex2_error", "ex3_gradients"):
        write(tmp_path / f"alice/{name}.ipynb", notebook("x = 1", outputs=[picture]))
        write(tmp_path / f"bob/{name}.ipynb", notebook("x = 1", outputs=[picture] * 10))
    found = read_all(tmp_path)
    assert (found["alice"].fault, len(found["alice"].files)) == (None, 3)
    assert "ex1_forward_pass.ipynb is larger than 1 MB" in (found["bob"].fault or "")


@pytest.mark.parametrize("packed", [False, True])
def test_too_large_and_not_needed(tmp_path: Path, packed: bool) -> None:
    """Protects who hands in all of his folder, with a notebook full of pictures: it costs no exercise its points.

    Where an exercise would have been taken from it, it does, as ever.
    """
    large = random.Random(0).randbytes(600_000).hex()
    own = {path.name: path.read_text() for path in course.solutions_folder.glob("ex*.py")}
    files = {**own, "data/scratch.ipynb": large}
    for student, more in {"alice": {}, "bob": {"ex2_error.py": large}}.items():
        for name, text in (files | more).items() if not packed else []:
            write(tmp_path / student / name, text)
        if packed:
            write(tmp_path / f"{student}.zip", zipped(files | more))
    found = read_all(tmp_path)
    assert len(own) == 7 and set(sources(found["alice"])) == set(own)
    assert [("scratch.ipynb is larger" in note, note[-16:]) for note in found["alice"].notes] == [
        (True, "It was left out.")
    ]
    assert "ex2_error.py is larger than 1 MB: clear the outputs" in (found["bob"].fault or "")


def test_too_many_and_too_deep(tmp_path: Path) -> None:
    """Neither a flood of files nor a well of folders is walked to its end."""
    (tmp_path / "alice").mkdir()
    for number in range(2001):
        (tmp_path / f"alice/{number}.txt").touch()
    for number in range(201):
        write(tmp_path / f"bob/m{number}.py", "")
    write(tmp_path / "carol" / "/".join("d" * 12) / "ex1_forward_pass.py")
    found = read_all(tmp_path)
    assert "more than 2000 files" in (found["alice"].fault or "")
    assert "more than 200 .py" in (found["bob"].fault or "")
    assert "lies too deep" in (found["carol"].fault or "")


def test_what_surrounds_a_students_work_is_ignored(tmp_path: Path) -> None:
    """Checkpoints, caches, virtual environments and feedback are not the student's work, whatever is in them."""
    write(tmp_path / "alice/ex1_forward_pass.py", EX1)
    for name in (".ipynb_checkpoints/ex2_error.py", "__pycache__/x.py", "__MACOSX/ex2_error.py", "._ex2_error.py"):
        write(tmp_path / "alice" / name, b"\xff\0")
    write(tmp_path / "alice/myenv/pyvenv.cfg", "")
    (tmp_path / "alice/myenv/python").symlink_to("/usr/bin/python3")
    write(tmp_path / "alice/feedback/ex1_forward_pass.html", "<html>")
    one = read_one(tmp_path)
    assert (sources(one), one.fault, one.notes) == ({"ex1_forward_pass.py": EX1}, None, ())


def test_an_archive_that_is_not_opened(tmp_path: Path) -> None:
    """Who handed in a .rar only is told so, and not graded as if nothing had come."""
    write(tmp_path / "alice.rar", b"Rar!")
    write(tmp_path / "bob/hw.tar.gz", b"\x1f\x8b")
    write(tmp_path / "carol/hw.7z", b"7z")
    write(tmp_path / "carol/ex1_forward_pass.py", EX1)
    write(tmp_path / "dave.zip", zipped({"inner.zip": zipped({"ex1_forward_pass.py": EX1})}))
    found = read_all(tmp_path)
    assert "alice.rar is an archive that is not opened: hand in one .zip" in (found["alice"].fault or "")
    assert "hw.tar.gz is an archive that is not opened" in (found["bob"].fault or "")
    assert sources(found["carol"]) == {"ex1_forward_pass.py": EX1}
    assert "dave.zip/inner.zip is an archive that is not opened" in (found["dave"].fault or "")


def test_names_of_strangers_in_sentences(tmp_path: Path) -> None:
    """A file's name brings no control characters and no endless text into a sentence that a person reads."""
    name = "\x1b[31mred\u202e" + "x" * 200 + ".py"
    write(tmp_path / "alice" / name, b"\xff")
    fault = read_one(tmp_path).fault or ""
    assert "[31mred" in fault
    assert fault.isprintable() and len(fault) < 300


def test_the_machines_own_faults_are_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails or a missing permission is no student's fault: it is an OSError, never zero points."""
    write(tmp_path / "alice/ex1_forward_pass.py")

    def fails(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fails)
    with pytest.raises(OSError, match="Input/output error"):
        read_one(tmp_path)


def test_a_link_put_in_place_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that becomes a link or a fifo between the look and the opening is neither followed nor waited for."""
    opens = os.open

    def link_first(path: Path, flags: int) -> int:
        path.unlink()
        link(path)
        return opens(path, flags)

    def fifo_first(path: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opens(path, flags)

    for swaps, says in ((link_first, "is a symbolic link"), (fifo_first, "is a fifo")):
        path = tmp_path / "class/alice.py"
        path.unlink(missing_ok=True)
        write(path)
        with monkeypatch.context() as patched:
            patched.setattr(os, "open", swaps)
            assert says in (read_one(tmp_path / "class").fault or "")


def test_no_more_is_cut_into_cells_than_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a run from an archive of some kilobytes that took a minute to be refused, and another at the run's end.

    Where marks may stand in what goes on over them, all tokens are read: some seconds for each MB.
    """
    cut: list[int] = []

    def counted(text: str) -> tuple[Cell, ...]:
        cut.append(len(text))
        return percent_cells(text)

    monkeypatch.setattr(sheet, "percent_cells", counted)
    packed = {f"part{part}.py": "if 1:\n    pass\n" + "# %%\nelse:\n    x\n" * 15_000 for part in range(40)}
    write(tmp_path / "mallory.zip", zipped(packed))
    write(tmp_path / "nell.zip", zipped(dict(list(packed.items())[:20])))
    assert "All of it together is larger than 1 MB" in (read_all(tmp_path)["nell"].fault or "")
    assert sum(cut) < 1_500_000
    cut.clear()
    class_within(entries(tmp_path, course), course)
    assert sum(cut) < 2 * 1_500_000

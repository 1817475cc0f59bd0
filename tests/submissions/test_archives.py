"""Archives: looked through before anything is unpacked."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from .handed_in import EX1, EX2, LINK, member, notebook, read_one, sources, write, zipped


def fault(folder: Path, archive: bytes) -> str:
    return read_one(write(folder / "alice.zip", archive)).fault or ""


def made(*files: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for info, contents in files:
            archive.writestr(info, contents)
    return out.getvalue()


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    """Folders around the files, a Mac's and Jupyter's leftovers and pictures do not matter."""
    one = read_one(
        write(
            tmp_path / "alice.zip",
            zipped(
                {
                    "my homework/ex1_forward_pass.py": EX1,
                    "my homework/ex2_error.ipynb": notebook(EX2),
                    "my homework/helpers.py": "x = 1",
                    "my homework/picture.png": random.Random(1).randbytes(2_000_000),
                    "__MACOSX/my homework/._ex1_forward_pass.py": b"\0\5\x16\7",
                    "my homework/.ipynb_checkpoints/ex2_error-checkpoint.ipynb": "{",
                }
            ),
        )
    )
    assert one.fault is None and one.notes == ()
    assert sources(one) == {"ex1_forward_pass.py": EX1, "ex2_error.py": EX2, "helpers.py": "x = 1"}


def test_backslashes_of_windows(tmp_path: Path) -> None:
    """Archives of some Windows programs separate folders by backslashes."""
    assert sources(read_one(write(tmp_path / "a.zip", zipped({"hw\\ex1_forward_pass.py": EX1})))) == {
        "ex1_forward_pass.py": EX1
    }


@pytest.mark.parametrize(
    "name",
    [
        "../ex1_forward_pass.py",
        "a/../../x.py",
        "/etc/x.py",
        "C:\\x.py",
        "c:x.txt",
        "..\\x.py",
        "a/..",
        "\\\\host\\x.py",
    ],
)
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    """An archive whose names climb out of it is refused as a whole, also where the file would be ignored."""
    said = fault(tmp_path, zipped({"ex1_forward_pass.py": EX1, name: "x"}))
    assert said.startswith("alice.zip holds a file whose name leads out of the archive (")


def test_a_nul_byte_in_a_name(tmp_path: Path) -> None:
    """A name that would be cut at a NUL byte, and so pass for another, is refused."""
    archive = zipped({"ex1_forward_pass.pyXevil": EX1}).replace(b"pyXevil", b"py\0evil")
    assert "leads out of the archive" in fault(tmp_path, archive)


@pytest.mark.parametrize(("mode", "kind"), [(LINK, "a symbolic link"), (0o010000, "a fifo"), (0o020000, "a device")])
def test_links_and_devices_in_an_archive(tmp_path: Path, mode: int, kind: str) -> None:
    """An archive may hold links as a folder may; they are complained about and not followed."""
    said = fault(tmp_path, made((member("ex1_forward_pass.py", mode | 0o777), b"/etc/passwd")))
    assert f"alice.zip/ex1_forward_pass.py is {kind}" in said


def test_encrypted(tmp_path: Path) -> None:
    """A password is asked of nobody."""
    archive = bytearray(zipped({"ex1_forward_pass.py": EX1}))
    archive[6] |= 1
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    assert "is encrypted: make the archive again, without a password" in fault(tmp_path, bytes(archive))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name(tmp_path: Path) -> None:
    """Programs differ in which of two files of one name they show: the one graded must be the one looked at."""
    archive = made((member("x.py"), b"a = 1"), (member("x.py"), b"b = 1"))
    assert "holds two files called x.py" in fault(tmp_path, archive)
    assert "holds two files called a/x.py" in fault(tmp_path, zipped({"a/x.py": "1", "a\\x.py": "2"}))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(tmp_path: Path, method: int) -> None:
    """LZMA may claim gigabytes for its dictionary: only what zip archives ordinarily use is unpacked."""
    info = member("ex1_forward_pass.py")
    info.compress_type = method
    assert "is packed in a way that is not read" in fault(tmp_path, made((info, EX1.encode())))


BOMBS = {
    "a large source": (zipped({"ex1_forward_pass.py": b"#" * 50_000_000}), "is larger than 1 MB"),
    "a large text": (zipped({"x.txt": b"0" * 20_000_000}), "packed more than 100 times smaller"),
    "many large ones": (zipped({f"{n}.txt": bytes(range(256)) * 30_000 for n in range(8)}), "more than 50 MB"),
    "many files": (zipped({f"{n}.txt": "" for n in range(2001)}), "more than 2000 files"),
    "very many files": (zipped({f"{n}": "" for n in range(20_000)}), "more than 10000 files"),
    "many sources": (zipped({f"m{n}.py": "" for n in range(201)}), "more than 200 .py"),
    "sources together": (zipped({f"m{n}.py": b"#" * 300_000 for n in range(4)}), "together is larger than 1 MB"),
    "deep folders": (zipped({"d/" * 9 + "x.py": ""}), "nests its folders too deep"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs(tmp_path: Path, bomb: str) -> None:
    """An archive that would unpack to much more than it is, in size or number, is not unpacked, in little memory."""
    archive, says = BOMBS[bomb]
    path = write(tmp_path / "alice.zip", archive)
    tracemalloc.start()
    try:
        said = read_one(path).fault or ""
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert says in said
    assert peak < 3 * len(archive) + 20_000_000


def test_a_header_that_lies_about_the_size(tmp_path: Path) -> None:
    """What a header claims is not believed: unpacking stops at the claim, and the rest shows as damage."""
    archive = bytearray(zipped({"ex1_forward_pass.py": b"#" * 50_000_000}))
    place = archive.index(b"PK\x01\x02") + 24
    archive[place : place + 4] = struct.pack("<I", 500)
    assert "is damaged" in fault(tmp_path, bytes(archive))


def test_files_that_overlap(tmp_path: Path) -> None:
    """Many names for the same packed bytes: the sum of the parts is more than the archive."""
    archive = bytearray(zipped({f"{n}.txt": bytes(range(256)) * 2000 for n in range(4)}))
    place = -1
    for _ in range(4):
        place = archive.index(b"PK\x01\x02", place + 1)
        archive[place + 20 : place + 24] = struct.pack("<I", 400_000)
    assert "holds files that overlap" in fault(tmp_path, bytes(archive))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"no archive", b"PK\x05\x06" + b"\xff" * 18])
def test_no_archive_at_all(tmp_path: Path, data: bytes) -> None:
    """An empty or foreign file called .zip is unreadable, or a submission without files; never a crash."""
    one = read_one(write(tmp_path / "alice.zip", data))
    assert one.files == ()
    assert one.fault is None or "is damaged, or no zip archive" in one.fault


def test_an_archive_that_is_too_large(tmp_path: Path) -> None:
    """An archive lies in memory while it is read, so that it has a limit of its own."""
    with open(write(tmp_path / "class/alice.zip"), "r+b") as sparse:
        sparse.truncate(10**11)
    said = read_one(tmp_path / "class").fault or ""
    assert "alice.zip is larger than 10 MB" in said
    assert "leave out virtual environments, data" in said

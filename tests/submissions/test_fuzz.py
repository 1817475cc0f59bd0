"""Random and mutated files: only a submission comes out, with or without a fault, in bounded memory."""

from __future__ import annotations

import json
import tempfile
import tracemalloc
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.courses.backprop import course
from grader.submissions import Submission, entries, read

from .handed_in import EX1, EX2, check_form, notebook, zipped

FUZZED = settings(max_examples=250, suppress_health_check=list(HealthCheck))

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["cells", "source"]), inner),
    max_leaves=20,
)
CELL = st.fixed_dictionaries(
    {"cell_type": st.sampled_from(["code", "markdown"]) | JSON},
    optional={"source": st.text() | st.lists(st.text()) | JSON, "input": st.text() | JSON},
)
NOTEBOOKS = st.fixed_dictionaries(
    {},
    optional={
        "cells": st.lists(CELL) | JSON,
        "worksheets": st.lists(st.fixed_dictionaries({}, optional={"cells": st.lists(CELL)})) | JSON,
    },
)
VALID = [
    zipped({"ex1_forward_pass.py": EX1, "hw/ex2_error.ipynb": notebook(EX2), "a.txt": "x" * 3000}),
    zipped({"A_1_assignsubmission_file_/x.zip": zipped({"ex2_error.py": EX2}), "B_2_assignsubmission_file_x.py": EX1}),
]


def read_bytes(data: bytes, name: str, most: int = 60_000_000) -> list[Submission]:
    """The submissions in a file of these bytes, well-formed, and read within `most` bytes of memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        tracemalloc.start()
        try:
            found = [read(entry, course) for entry in entries(path, course)]
            assert tracemalloc.get_traced_memory()[1] < most
        finally:
            tracemalloc.stop()
    for one in found:
        check_form(one)
    return found


@FUZZED
@given(st.binary(max_size=2000), st.sampled_from(["ex1_forward_pass.py", "hw.py", "hw.ipynb", "hw.zip"]))
def test_arbitrary_bytes(data: bytes, name: str) -> None:
    """Whatever a file of ours holds, it is read or has a fault."""
    assert len(read_bytes(data, name)) == 1


@FUZZED
@given(JSON | NOTEBOOKS, st.booleans())
def test_arbitrary_json(value: object, ascii_only: bool) -> None:
    """Any JSON is a notebook or a fault, and what comes out of it is text that can be written as UTF-8."""
    text = json.dumps(value, ensure_ascii=ascii_only)
    [one] = read_bytes(text.encode("utf-8", "surrogatepass"), "hw.ipynb")
    assert one.student == "hw"


@FUZZED
@given(st.text(max_size=300), st.sampled_from(["# %%\n", "'''", '"""', "# %% [md]\n", "\r", EX1, EX2]), st.data())
def test_arbitrary_text(text: str, piece: str, data: st.DataObject) -> None:
    """However marks and quotes are mixed, each cell begins at the line of the file that it claims."""
    pieces = data.draw(st.lists(st.sampled_from([text, piece, "\n", "x = 1\n"]), max_size=20))
    source = EX1 + "".join(pieces)
    [one] = read_bytes(source.encode("utf-8", "surrogatepass"), "ex1_forward_pass.py")
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for file in one.files:
        for cell in file.cells:
            assert cell.source.split("\n")[0] == lines[cell.line - 1]


@FUZZED
@given(st.sampled_from(VALID), st.data())
def test_mutated_archives(archive: bytes, data: st.DataObject) -> None:
    """A valid archive with bytes changed, cut or repeated is read or has a fault, in bounded memory."""
    made = bytearray(archive)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(made) - 1))
        kind = data.draw(st.sampled_from(["flip", "large", "cut", "repeat"]))
        if kind == "flip":
            made[place] ^= 1 << data.draw(st.integers(0, 7))
        elif kind == "large":
            made[place : place + 4] = b"\xff\xff\xff\x7f"
        elif kind == "cut" and len(made) > 30:
            del made[place : place + data.draw(st.integers(1, 20))]
        else:
            made[place:place] = made[max(0, place - 50) : place]
    read_bytes(bytes(made), "hw.zip")


@FUZZED
@given(
    st.dictionaries(st.text(min_size=1, max_size=40), st.sampled_from([EX1, EX2, notebook(EX1), b"\xff"]), max_size=6)
)
def test_arbitrary_names(files: dict[str, str | bytes]) -> None:
    """Whatever the files of an archive are called, no name leads anywhere."""
    # zipfile itself cuts a name at a NUL byte; two names that are alike then would be a warning of its own.
    made = {name.encode("utf-8", "replace").decode().partition("\0")[0]: held for name, held in files.items()}
    read_bytes(zipped(made), "hw.zip")


def test_the_largest_of_all() -> None:
    """A megabyte of the worst that is allowed (many small values, many cells, dense source) stays within memory."""
    many_cells = json.dumps({"cells": [{"cell_type": "code", "source": "a"}] * 26_000})
    dense = f"{EX1}x = [{'1,' * 490_000}]"
    for text, name in ((many_cells, "hw.ipynb"), ("[" + "[]," * 330_000 + "1]", "hw.ipynb"), (dense, "hw.py")):
        assert len(text) <= 1_000_000
        assert len(read_bytes(text.encode(), name, 120_000_000)) == 1

"""The text and the cells of .py files and notebooks."""

from __future__ import annotations

import json
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.submissions import Cell
from grader.submissions.parsing import parsed

from .handed_in import EX1, notebook, read_one, sources, write


def cells(folder: Path, contents: str | bytes, name: str = "ex1_forward_pass.py") -> list[tuple[int, str]]:
    one = read_one(write(folder / name, contents))
    assert one.fault is None, one.fault
    return [(cell.line, cell.source) for cell in one.files[0].cells]


def fault(folder: Path, contents: str | bytes, name: str = "ex1_forward_pass.py") -> str:
    return read_one(write(folder / name, contents)).fault or ""


def test_percent_cells_keep_their_lines(tmp_path: Path) -> None:
    """Each `# %%` cell has the number of its first line in the file, and prose cells are left out."""
    text = "import math\n\n# %% [markdown]\n# Prose\n\n# %%\ndef f():\n    pass\n#%% title\nx = 1\n"
    found = cells(tmp_path, text)
    assert found == [(1, "import math\n\n"), (6, "# %%\ndef f():\n    pass\n"), (9, "#%% title\nx = 1\n")]


def test_a_notebook_saved_as_a_script(tmp_path: Path) -> None:
    """Protects the functions beside a cell that fails, which cost nothing in the notebook itself."""
    text = "# coding: utf-8\n\n# In[1]:\n\n\nx = y\n\n\n# In[ ]:\n\n\ndef f():\n    pass\n\n# In[12]:\n\n"
    assert [line for line, _ in cells(tmp_path, text)] == [3, 9]


@pytest.mark.parametrize("remark", ["# In[0] is the first", "# In[0]: the first", "# In[]:", "#In[1]:", "# In[1 2]:"])
def test_a_remark_that_looks_like_jupyters(tmp_path: Path, remark: str) -> None:
    """Protects a list from a remark in it at the left margin, which is none of the lines that Jupyter writes."""
    text = f"x = [\n{remark}\n1]\n"
    assert cells(tmp_path, text) == [(1, text)]


def test_a_file_without_marks_is_one_cell(tmp_path: Path) -> None:
    """A plain file, also an empty one or one of comments, is one cell from line 1."""
    for text in (EX1, "", "# %%\n# only a comment\n", "x = 1 # %% no mark\n  # %%\n"):
        assert cells(tmp_path, text) == [(1, text)]


def test_a_mark_in_a_string_is_none(tmp_path: Path) -> None:
    """A `# %%` line inside a docstring tears no function apart, in a file that is broken further down either."""
    text = '# %%\ndef f():\n    """\n# %%\n    """\n    return 1\n# %%\nx = 1\n'
    assert [line for line, _ in cells(tmp_path, text)] == [1, 7]
    assert [line for line, _ in cells(tmp_path, text + "# %%\n'''\n")] == [1, 7, 9]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("def f(x):\n    y = x\n# %%\n\n# the rest\n    return y\n# %%\nz = 1\n", [1, 7]),
        ("def f(x):\n# %% body\n    return x\n", [1]),
        ("# %%\nif True:\n    x = 1\n# %%\nelse:\n    x = 2\n", [1]),
        ("# %%\ntry:\n    x = 1\n# %%\n# %%\nexcept ValueError:\n    x = 2\n", [1]),
        ("x = [\n# %%\n    1,\n# %%\n]\n# %%\ny = 1\n", [1, 6]),
        ("x = [\n# %%\n1,\n# In[2]:\n2]\n# In[3]:\ny = 1\n", [1, 6]),
        ("x = f(\n# %%\n1\n# %%\n)\n# %%\n# a smile :)\ny = 1\n# %%\nz = (\n", [1, 6, 9]),
        ("class A:\n    x = 1\n\n# %%\n    def f(self):\n        return 1\n", [1]),
        ("def f(x):\n    return x\n# %%\nelsewhere = 1\n", [1, 3]),
        ("# %%\nx = 1\n# %%\n    y = 2\n# %%\nz = 3\n", [1, 3, 5]),
        ("def f(x):\n    y = x\n# %%\n    return y\n# %%\nprint((1\n# %%\nz = 1\n", [1, 5, 7]),
    ],
)
def test_a_mark_in_a_block_is_none(tmp_path: Path, text: str, lines: list[int]) -> None:
    """A `# %%` line tears no function apart, and one before a line that is merely indented too far stays a mark."""
    assert [line for line, _ in cells(tmp_path, text)] == lines


def test_line_ends_of_any_system(tmp_path: Path) -> None:
    """Windows's and old Macs' line ends give the same cells and line numbers."""
    text = "# %%\nx = 1\n# %%\ny = 2\n"
    for ends in ("\r\n", "\r"):
        assert cells(tmp_path, text.replace("\n", ends)) == [(1, "# %%\nx = 1\n"), (3, "# %%\ny = 2\n")]


@pytest.mark.parametrize(
    ("coding", "cookie"), [("latin-1", "latin-1"), ("cp1252", "windows-1252"), ("utf-8", "utf-8"), ("gbk", "gbk")]
)
def test_the_declared_coding_is_honoured(tmp_path: Path, coding: str, cookie: str) -> None:
    """A file in another coding that says so is read as Python reads it."""
    text = f"# -*- coding: {cookie} -*-\nname = 'ü'\n"
    assert cells(tmp_path, text.encode(coding)) == [(1, text)]


def test_a_byte_order_mark_is_harmless(tmp_path: Path) -> None:
    """Windows's mark in front of a file or a notebook is not part of it."""
    assert cells(tmp_path, EX1.encode("utf-8-sig")) == [(1, EX1)]
    found = cells(tmp_path, notebook(EX1).encode("utf-8-sig"), "ex1_forward_pass.ipynb")
    assert found == [(1, EX1)]


def test_a_long_first_line(tmp_path: Path) -> None:
    """The search for a coding cuts no character in two."""
    text = "#" + "ü" * 5000 + "\n"
    assert cells(tmp_path, text) == [(1, text)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x = '\xfc'\n", "is not UTF-8"),
        (b"x = 1\n" * 9 + b"\xff", r"is not UTF-8 (byte 55)"),
        ("x = 1".encode("utf-16"), "is not UTF-8"),
        (b"# coding: klingon\n", "is not in the coding that it declares, klingon"),
        (b"# coding: ascii\n\n\n'\xfc'", "is not in the coding that it declares, ascii"),
        (b"\xef\xbb\xbf# coding: latin-1\n", "is not in the coding that it declares, latin-1"),
        (b"# coding: punycode\n" + b"a-" * 100_000, "written in punycode, which is not read"),
        (b"# coding: unicode_escape\n", "written in unicode-escape, which is not read"),
        (b"# coding: rot13\n", "written in rot-13, which is not read"),
        (b"# coding: zlib\n", "written in zlib, which is not read"),
        (b"x = 1\n\0", "has a NUL byte"),
        (b"\0" * 1000, "has a NUL byte"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, says: str) -> None:
    """A file that Python could not read is the submission's fault, in a sentence that names it and the way out."""
    said = fault(tmp_path, data)
    assert said.startswith("ex1_forward_pass.py ")
    assert says in said
    assert ": save it again" in said or ": hand in" in said


def test_an_unneeded_file_that_is_no_text_costs_nothing(tmp_path: Path) -> None:
    """A helper or an old copy in another coding is left out with a note, and costs no exercise its points."""
    write(tmp_path / "alice/ex1_forward_pass.py", EX1)
    write(tmp_path / "alice/old.py", b"\xff")
    one = read_one(tmp_path)
    assert one.fault is None and len(one.files) == 1
    assert one.notes == ("old.py is not UTF-8: save it again as UTF-8 and hand in that. It was left out.",)
    write(tmp_path / "alice/ex2_error.py", b"\xff")
    assert "ex2_error.py is not UTF-8" in (read_one(tmp_path).fault or "")


def test_nested_source_is_pythons_own_affair(tmp_path: Path) -> None:
    """Deeply nested source, under any name, neither crashes the reader nor takes its time."""
    for text in ("(" * 5000, "-" * 100_000 + "1", "x = " + "[" * 3000 + "]" * 3000, "a" + ".b" * 60_000):
        assert cells(tmp_path, f"{EX1}{text}\n", "homework.py") == [(1, f"{EX1}{text}\n")]
    raises = f"def forward_h1(a, b, c, d, e, f):\n    raise a{'.b' * 900}\n"
    assert cells(tmp_path, raises, "homework.py") == [(1, raises)]


def test_notebook_of_format_3(tmp_path: Path) -> None:
    """Old notebooks keep their cells in worksheets, and the text of code under another name."""
    old = {
        "nbformat": 3,
        "worksheets": [
            {"cells": [{"cell_type": "heading", "source": "T"}, {"cell_type": "code", "input": ["x = 1\n", "y = 2"]}]},
            {"cells": [{"cell_type": "code", "input": "z = 3"}]},
        ],
    }
    assert cells(tmp_path, json.dumps(old), "ex1_forward_pass.ipynb") == [(1, "x = 1\ny = 2"), (3, "z = 3")]


def test_notebook_cells(tmp_path: Path) -> None:
    """Code cells only, in their order, empty ones left out; a line's number tells its cell."""
    one = read_one(write(tmp_path / "ex1_forward_pass.ipynb", notebook("a = 1\n", " \n", "%matplotlib inline\nb = 2")))
    assert one.files[0].cells == (Cell("a = 1\n"), Cell("%matplotlib inline\nb = 2", 3))


@pytest.mark.parametrize("number", ["9" * 5_000, "-" + "9" * 5_000, "1e99999"])
def test_a_number_in_a_notebook_that_python_does_not_read(tmp_path: Path, number: str) -> None:
    """What stands in a notebook's metadata costs nobody his cells."""
    text = notebook(EX1).replace('"metadata": {}', f'"metadata": {{"size": {number}}}')
    assert sources(read_one(write(tmp_path / "ex1_forward_pass.ipynb", text))) == {"ex1_forward_pass.py": EX1}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not JSON"),
        ("{'cells': []}", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('{"cells":' * 50_000, "is not JSON"),
        ('{"cells": ' + "1" * 10_000 + "}", "is JSON, but not a notebook"),
        ("[]", "not a notebook"),
        ("{}", "not a notebook"),
        ("null", "not a notebook"),
        ('{"cells": {}}', "not a notebook"),
        ('{"cells": [1]}', "not a notebook"),
        ('{"worksheets": [{"cells": null}]}', "not a notebook"),
        ('{"worksheets": [[]]}', "not a notebook"),
        ('{"worksheets": 3}', "not a notebook"),
        ('{"cells": [{"cell_type": "code", "source": 3}]}', "not a notebook"),
        ('{"cells": [{"cell_type": "code", "source": ["a", null]}]}', "not a notebook"),
        (notebook("x\0"), "NUL byte"),
        ('{"cells": [{"cell_type": "code", "source": "\\ud800"}]}', "half a character"),
        ("\udcff", "is not UTF-8"),
    ],
)
def test_what_is_no_notebook(tmp_path: Path, text: str, says: str) -> None:
    """A file that is no notebook is the submission's fault, in a sentence that names it and the way out."""
    said = fault(tmp_path, text.encode("utf-8", "surrogateescape"), "ex1_forward_pass.ipynb")
    assert said.startswith("ex1_forward_pass.ipynb ")
    assert says in said


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0315\u0300" * 20_000 + " = 1\n",
        "f'{a:" + "{b}" * 20_000 + "}'\n",
        "x = 1\n" * 10_000,
        "import " + "a." * 24_000 + "a\n",
        " " * 200_000 + "x!\n",
    ],
    ids=["marks", "nested", "long", "dotted", "blanks"],
)
def test_what_python_would_take_long_to_parse_is_not_parsed(tmp_path: Path, text: str) -> None:
    """Protects the run, which reads texts where nothing confines them: what they define is seen all the same."""
    assert parsed(text) is None
    write(tmp_path / "alice/mine.py", EX1 + text)
    assert list(sources(read_one(tmp_path))) == ["ex1_forward_pass.py"]


@pytest.mark.parametrize(
    "text",
    [
        '# %%\n"""\n# %%\n"""\nx = \'' + "\\'" * 2_000 + "\n",
        "# %%\nif 1:\n    x = 1\n# %%\n    y\nx" + " " * 2_000 + "$\n",
    ],
    ids=["quotes", "blanks"],
)
def test_a_line_that_cannot_be_read_is_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Protects the run from a text in which each sign would be the start of another search to the end of the line."""
    seen = counted_tokens(monkeypatch)
    assert cells(tmp_path, text + EX1)
    assert 0 < len(seen) < 100  # as many tokens as there are, and not one more for each of 2,000 signs


@pytest.mark.parametrize("line", ["-" * 6_000 + "1", "x = '" + "é" * 2_000 + "'"], ids=["long", "no ASCII"])
def test_a_line_that_no_person_writes_is_not_cut_into_tokens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """Protects the run on Python 3.12, where the time for the tokens of a line grows with its square."""
    seen = counted_tokens(monkeypatch)
    text = f'# %%\n"""\n# %%\n"""\n{line}\n{EX1}'
    assert cells(tmp_path, text) == [(1, text)]
    assert not seen


def counted_tokens(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What will hold all tokens that are read from here on."""
    seen: list[object] = []
    tokens = tokenize.generate_tokens

    def counted(readline: Callable[[], str]) -> Iterator[tokenize.TokenInfo]:
        for token in tokens(readline):
            seen.append(token)
            yield token

    monkeypatch.setattr(tokenize, "generate_tokens", counted)
    return seen


@pytest.mark.parametrize(
    "says", [{"kernelspec": {"language": "R", "name": "ir"}}, {"language_info": {"name": "R"}}], ids=["kernel", "info"]
)
def test_a_notebook_in_another_language(tmp_path: Path, says: dict[str, object]) -> None:
    """Protects who took the wrong kernel from a syntax error in a language that he has not written."""
    text = notebook("forward_h1 <- function(i1, i2) {}\n").replace('"metadata": {}', f'"metadata": {json.dumps(says)}')
    one = read_one(write(tmp_path / "alice/ex1_forward_pass.ipynb", text))
    assert one.fault == "ex1_forward_pass.ipynb is written for a kernel of R, not of Python."
    write(
        tmp_path / "alice/ex1_forward_pass.ipynb",
        text.replace("forward_h1 <- function(i1, i2) {}", EX1[:-1].replace("\n", "\\n")),
    )
    assert read_one(tmp_path / "alice").fault is None

"""A student's file as text: what it defines, what is a to-do, and no byte that makes us fall over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.answers.answer import Trouble
from grader.student.source import MOST_BYTES, Source, read_source


def source(folder: Path, text: str | bytes) -> Source:
    """A file with this text, which Python can parse."""
    found = read(folder, text)
    assert isinstance(found, Source), found
    return found


def trouble(folder: Path, text: str | bytes) -> Trouble:
    """Why a file with this text cannot be read."""
    found = read(folder, text)
    assert isinstance(found, Trouble)
    assert found.outcome == "broken"
    return found


def read(folder: Path, text: str | bytes) -> Source | Trouble:
    path = folder / "ex1_a.py"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_source(path)


DEFINITIONS = {
    "def": ("def f(): pass", 1),
    "async": ("\nasync def f(): pass", 2),
    "class": ("\n\nclass f: pass", 3),
    "lambda": ("f = lambda x: x", 1),
    "another name": ("def g(): pass\nf = g", 2),
    "decorated": ("import functools\n@functools.cache\ndef f(): pass", 3),
    "under if": ("if True:\n    def f(): pass", 2),
    "under else": ("if 0:\n    pass\nelif 1:\n    pass\nelse:\n    f = abs", 6),
    "under try": ("try:\n    import numpy\nexcept ImportError:\n    def f(): pass", 4),
    "in finally": ("try:\n    pass\nfinally:\n    def f(): pass", 4),
    "under with": ("with open('x') as y:\n    def f(): pass", 2),
    "in a loop": ("for i in range(3):\n    def f(): pass", 2),
    "under match": ("match 1:\n    case 1:\n        def f(): pass", 3),
    "twice, the later counts": ("def f(): pass\n\ndef f(): return 1", 3),
}


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definition_is_found_where_python_finds_it(tmp_path: Path, name: str) -> None:
    """Every way to define a step leads to its own line."""
    text, line = DEFINITIONS[name]
    found = source(tmp_path, text)
    assert "f" in found.definitions
    assert found.line("f") == line


@pytest.mark.parametrize(
    "text", ["def g():\n    def f(): pass", "class A:\n    def f(self): pass", "import f", "# def f(): pass", ""]
)
def test_what_only_looks_like_a_definition_is_none(tmp_path: Path, text: str) -> None:
    """An inner function, a method and a comment are no steps; the file itself is the place then."""
    found = source(tmp_path, text)
    assert "f" not in found.definitions
    assert found.line("f") == 1
    assert not found.is_stub("f")
    assert found.parameters("f") is None


def test_of_inner_functions_the_first_is_told(tmp_path: Path) -> None:
    """Protects the line that a student is sent to: whatever stands around a function, the first is the first."""
    found = source(
        tmp_path, "class A:\n    class B:\n        def f(self): pass\n    def f(self): pass\ndef g(): pass\n"
    )
    assert [found.inner_line(name) for name in ("f", "g", "h")] == [3, 5, None]


STUBS = {
    "pass": True,
    "...": True,
    "'what to do'": True,
    "raise NotImplementedError": True,
    "raise NotImplementedError('later')": True,
    "'what to do'\n    pass\n    raise NotImplementedError": True,
    "return None": False,
    "return NotImplementedError": False,
    "raise ValueError": False,
    "x = 1\n    raise NotImplementedError": False,
    "print('hi')\n    pass": False,
    "if x: raise NotImplementedError": False,
}


@pytest.mark.parametrize("body", STUBS)
def test_stub_is_what_says_nothing(tmp_path: Path, body: str) -> None:
    """A to-do is told from an attempt, without running it."""
    found = source(tmp_path, f"def f(x):\n    {body}\n\ndef g(x):\n    return x\n")
    assert found.is_stub("f") is STUBS[body]
    assert not found.is_stub("g")


PARAMETERS: dict[str, tuple[str, ...] | None] = {
    "a, b": ("a", "b"),
    "": (),
    "a, /, b": ("a", "b"),
    "a, b=2": None,
    "a: float, b: 'float'": ("a", "b"),
    "*a": None,
    "a, **b": None,
    "a, *, b": None,
}


@pytest.mark.parametrize("text", PARAMETERS)
def test_parameters_are_known_only_where_they_are_plain(tmp_path: Path, text: str) -> None:
    """A function that takes anything is never told that it takes too few."""
    assert source(tmp_path, f"def f({text}): return 1").parameters("f") == PARAMETERS[text]


# A line of 0 stands where Python's versions differ.
UNREADABLE: dict[str, tuple[bytes, str, str, int]] = {
    "syntax": (b"x = 1\ndef f(:\n", "Python cannot read this line: invalid syntax.", "def f(:", 2),
    "end of file": (b"def f(\n", "'(' was never closed", "def f(", 1),
    "indentation": (b"def f():\n  a\n b\n", "unindent", "b", 3),
    "not UTF-8": (b"x = 1\n\xff\n", "not UTF-8: save the file again as UTF-8", "", 2),
    "not UTF-8 in a comment": (b"x = 1\n\n# Ren\xe9\n", "not UTF-8: save the file again as UTF-8", "", 3),
    "not UTF-8 at the top": (b"# Ren\xe9\n", "not UTF-8: save the file again as UTF-8", "", 1),
    "not as declared": (b"# coding: ascii\n\n# Ren\xe9\n", "not in the coding that the file declares, ascii", "", 3),
    "unknown coding": (b"# coding: nonsense\n", "unknown encoding", "# coding: nonsense", 1),
    "NUL": (b"x = 1\n\x00", "NUL byte in it: save the file as text", "", 2),
    "nested": (b"-" * 20_000 + b"1", "nested too deeply", "", 1),
    "long": (b"#" * (MOST_BYTES + 1), "larger than a megabyte", "", 1),
    "return outside": (b"x = 1\nreturn x\n", "'return' outside function", "return x", 2),
    "form feeds": (b"x = '\x0c\x0c\x1c'\ny = 2\ndef f(:\n", "invalid syntax", "def f(:", 3),
    "old line ends": (b"x = 1\rdef f(:\r", "invalid syntax", "def f(:", 2),
    "mark": (b"\xef\xbb\xbfdef f(:\n", "invalid syntax", "def f(:", 1),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_file_is_a_sentence_with_its_line(tmp_path: Path, name: str) -> None:
    """What Python cannot read is said in a sentence, with the line as the student's editor shows it."""
    text, words, quoted, line = UNREADABLE[name]
    found = trouble(tmp_path, text)
    assert words in found.sentence
    assert found.line == (line or found.line)
    if quoted:
        assert found.detail == quoted
    assert str(tmp_path) not in found.sentence + found.detail


def test_folder_and_absent_file_are_sentences(tmp_path: Path) -> None:
    """What is no file is no crash."""
    (tmp_path / "ex1_a.py").mkdir()
    for name in ("ex1_a.py", "ex2_b.py"):
        found = read_source(tmp_path / name)
        assert isinstance(found, Trouble)
        assert f"{name} cannot be read: " in found.sentence


@pytest.mark.filterwarnings("error")
def test_warnings_of_the_parser_are_the_students_own(tmp_path: Path) -> None:
    """An invalid escape is no error, whatever the host's filters say."""
    source(tmp_path, "x = '\\d'\ny = 1 is 1\nassert (x, 'always')\n")


PIECES = st.sampled_from(
    ["def f(x):\n", "    return ", "x", "(", ")", "\n", "\t", "if ", ":", "'", '"""', "\\", "#", "@"]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode())))
@example(b"if a: pass\n" + b"elif b: pass\n" * 900)
@example(b"x = '\\ud800'")
@example(b"\x0c")
@example(b"# coding: utf-7\n+AAA")
@example(b"\xff\xfed\x00e\x00f\x00")
def test_no_bytes_make_it_raise(tmp_path: Path, data: bytes) -> None:
    """Whatever stands in a file, the answer is a source to ask or a sentence."""
    found = read(tmp_path, data)
    if isinstance(found, Source):
        for name in (*found.definitions, "f"):
            assert found.line(name) >= 1
            found.is_stub(name)
            found.parameters(name)
    else:
        assert found.outcome == "broken"
        assert found.sentence
        assert (found.line or 0) >= 1

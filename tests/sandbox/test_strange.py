"""Answers, files and words that are meant to confuse their readers."""

from __future__ import annotations

import pytest

from grader.sandbox import Sandbox
from tests.sandbox.conftest import H1, RIGHT, body, plain, unaffected, verdict

OBJECTS = {
    "equals everything": (
        "class A:\n    __eq__ = lambda s, o: True\n    __float__ = lambda s: 1.0\n    __hash__ = None\nreturn A()"
    ),
    "float that equals everything": (
        "class A(float):\n    __eq__ = lambda s, o: True\n    __sub__ = __rsub__ = lambda s, o: 0.0\n"
        "    __abs__ = lambda s: 0.0\nreturn A(7)"
    ),
    "array that equals everything": (
        "import numpy as np\nclass A(np.ndarray):\n"
        "    def __array_ufunc__(self, *a, **k): return np.True_\n"
        "    def __array_function__(self, *a, **k): return np.True_\nreturn np.zeros(1).view(A)"
    ),
    "nan": "return float('nan')",
    "inf": "return float('inf')",
    "bool": "return True",
    "numeric string": "return '1.25'",
    "huge int": "return 10 ** 5000",
    "object array": "import numpy as np\nreturn np.array([object()], dtype=object)",
    "giant broadcast": "import numpy as np\nreturn np.broadcast_to(1.25, (1 << 30, 1 << 10))",
    "recursive list": "x = []\nx.append(x)\nreturn x",
    "wide recursive list": "x = []\nx += [x] * 1000\nreturn x",
    "generator": "return (i1 for _ in iter(int, 1))",
    "lies about its class": "class A:\n    __class__ = float\nreturn A()",
    "metaclass": (
        "class M(type):\n    __mro__ = (float, object)\n"
        "    __instancecheck__ = __subclasscheck__ = lambda *a: True\nclass A(metaclass=M): pass\n"
        "return A()"
    ),
    "patched NumPy": (
        "import numpy as np\nnp.isfinite = np.array_equal = np.shape = np.all = lambda *a, **k: True\nreturn 0.0"
    ),
    "patched builtins": (
        "import builtins\n"
        "builtins.abs = builtins.max = builtins.isinstance = builtins.all = lambda *a: True\nreturn 0.0"
    ),
    "patched type of answers": (
        "import sys\nfor m in list(sys.modules.values()):\n    for n in ('encode', 'wire'):\n"
        "        if hasattr(m, n): setattr(m, n, lambda *a: b'')\nreturn 0.0"
    ),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_strange_answers(box: Sandbox, name: str) -> None:
    """Stopped by the wire: exact types, bounded, and compared where no object of the student's ever is."""
    assert verdict(box, body(OBJECTS[name])).outcome not in {"passed", "error"}
    assert unaffected(box)


SOURCES = {
    "NUL byte": "x = 1\0\n",
    "5,000 brackets": "x = " + "(" * 5_000 + ")" * 5_000 + "\n",
    "5,000 signs": "x = " + "-" * 50_000 + "1\n",
    "5,000 attributes": "x = a" + ".b" * 50_000 + "\n",
    "deep blocks": "".join(" " * n + "if 1:\n" for n in range(300)) + " " * 300 + "pass\n",
    "lone surrogate": "x = '\ud800'\n",
    "huge number": f"x = 1{'0' * 10_000}\n",
    "import of itself": "import ex1_forward_pass\n",
    "exit": "import sys; sys.exit(0)\n",
    "interrupt": "raise KeyboardInterrupt\n",
    "end": "import os; os._exit(0)\n",
    "channel closed": "import os; os.close(3)\n",
    "generator exit": "raise GeneratorExit\n",
}


@pytest.mark.parametrize("name", SOURCES)
def test_strange_files(box: Sandbox, name: str) -> None:
    """Stopped by the child: it alone parses them, and only its own submission suffers."""
    found = verdict(box, plain(SOURCES[name] + H1 + RIGHT))
    assert found.outcome in {"broken", "crashed", "passed"}
    assert name in ("lone surrogate", "import of itself") or found.outcome != "passed"
    assert unaffected(box)


ESCAPES = "\x1b[2J\x1b]0;owned\x07\u202e\u200b=HYPERLINK('x')<script>\r\n\x00"


def test_terminal_escapes_are_taken_out_of_messages(box: Sandbox) -> None:
    """Stopped by `cleaned`; what a spreadsheet or HTML takes for code is for the formats to quote."""
    for file in (body(f"raise ValueError({ESCAPES!r})"), plain(f"raise ValueError({ESCAPES!r})\n{H1}{RIGHT}")):
        found = verdict(box, file)
        assert "HYPERLINK" in found.feedback
        assert not any(ord(character) < 32 and character != "\n" for character in found.feedback)
        assert "\u202e" not in found.feedback
        assert len(found.feedback) < 700


@pytest.mark.parametrize("code", ["raise KeyboardInterrupt", "raise SystemExit", "import sys; sys.exit('x' * 10**7)"])
def test_exceptions_that_end_programs(box: Sandbox, code: str) -> None:
    """Stopped by the child's own `except`, and by the grader's length limits."""
    assert verdict(box, body(code)).outcome == "raised"
    assert unaffected(box)

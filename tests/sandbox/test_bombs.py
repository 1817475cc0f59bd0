"""Attacks on time, memory, disk and processes: started only where a harmless probe has seen the layer hold."""

from __future__ import annotations

import pytest

from grader.sandbox import Sandbox
from tests.sandbox.bait import HARM, outcome
from tests.sandbox.conftest import body, needs, unaffected, verdict
from tests.sandbox.harms import PROCESSES, WRITES

BOMBS = {
    "memory": ("rlimits", "return float(len(bytearray(1 << 40)))", {"raised"}),
    "memory in small pieces": (
        "rlimits",
        "kept = []\nwhile True: kept.append(bytearray(1 << 20))",
        {"raised", "crashed", "timed_out"},  # which limit comes first depends on what else the machine does
    ),
    "memory in objects": (
        "rlimits",
        "kept = []\nwhile True: kept.append([kept] * 1000)",
        {"raised", "crashed", "timed_out"},
    ),
    "memory in an array": ("rlimits", "import numpy\nreturn numpy.ones(1 << 38).sum()", {"raised"}),
    "memory in one power": ("rlimits", "return float(9 ** 9 ** 9)", {"raised", "timed_out", "crashed"}),
    "fork": ("seccomp", "import os\nwhile True: os.fork()", {"raised"}),
    "fork, undeterred": (
        "seccomp",
        "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
        {"timed_out"},
    ),
    "threads": ("seccomp", "import threading\nwhile True: threading.Thread(target=input).start()", {"raised"}),
    "disk": ("landlock", "with open('/tmp/harm', 'w') as f:\n    while True: f.write('x' * 1000000)", {"raised"}),
    "stdout": ("rlimits", "for _ in range(200): print('x' * 1000000)\nreturn 0.0", {"wrong", "timed_out"}),
    "descriptors": ("rlimits", "import os\nwhile True: os.dup(0)", {"raised", "crashed"}),
    "deep recursion": (
        "none needed",
        "import sys\nsys.setrecursionlimit(10**8)\nf = lambda: f()\nf()",
        {"raised", "crashed", "timed_out"},
    ),
    "deep recursion in C": (
        "none needed",
        "import sys\nsys.setrecursionlimit(10**8)\nx = []\nfor _ in range(10**6): x = [x]\nreturn float(len(repr(x)))",
        {"raised", "crashed", "timed_out"},
    ),
    "everybody killed": ("seccomp", "import os\nos.kill(-1, 9)", {"raised"}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(box: Sandbox, name: str) -> None:
    """Started only where a harmless probe has seen the layer hold."""
    layer, code, outcomes = BOMBS[name]
    if layer != "none needed":
        needs(box, layer)
    probes = {"seccomp": PROCESSES["fork"], "rlimits": "bytearray(1 << 31)", "landlock": WRITES["temporary file"]}
    if layer in probes and outcome(box, probes[layer]) == HARM:
        pytest.skip(f"the layer {layer} does not hold here")
    assert verdict(box, body(code)).outcome in outcomes
    assert unaffected(box)

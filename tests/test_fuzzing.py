"""The readers of foreign bytes under a fuzzer that looks for new paths through them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

pytest.importorskip("atheris", reason="atheris does not install here")

CELLS = {"cells": [{"cell_type": "code", "source": ["def forward_h1():\n", "    pass"]}], "nbformat": 4, "metadata": {}}


def _zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("ex1_forward_pass.py", "def forward_h1(): pass")
        made.writestr("hw/ex2_error.ipynb", json.dumps(CELLS))
    return data.getvalue()


SEEDS = {
    "wire": msgspec.msgpack.encode(
        [1, 1.5, [0, 2.5], [2, 0, [2], bytes(16)], [3, b"\1" * 9], [4, b"text"], [5, b"set"]]
    ),
    "notebook": json.dumps(CELLS).encode(),
    "archive": _zipped(),
    "source": b"# coding: latin-1\n# %%\ndef forward_h1():\n    pass\n# %% [markdown]\n# text\n",
}
RUNS = {"wire": 30_000, "notebook": 1_000, "archive": 800, "source": 800}


@pytest.mark.parametrize("target", SEEDS)
def test_only_its_own_error_comes_out(tmp_path: Path, target: str) -> None:
    """Protects the grader: no bytes of a stranger's raise another exception, or take more than 600 MB."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "seed").write_bytes(SEEDS[target])
    limits = [f"-runs={RUNS[target]}", "-rss_limit_mb=600", "-timeout=10", "-seed=1", "-max_len=4096"]
    command = [sys.executable, "-m", "tests.fuzzing", target, *limits, f"-artifact_prefix={tmp_path}/", str(corpus)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1], check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert f"Done {RUNS[target]} runs" in done.stderr

"""Honest files that only fail because of the sandbox: they are told so."""

from __future__ import annotations

import pytest

from grader.sandbox import Sandbox
from grader.sandbox.words import CONFINED, PRETENDED
from tests.sandbox.conftest import H1, RIGHT, plain, verdict

CONFINED_HERE = {
    "reads": "    open('config.json').read()\n",
    "writes": "    open('notes.txt', 'w').close()\n",
    "makes a folder": "    import os; os.makedirs('plots')\n",
    "starts a thread": "    import threading; threading.Thread(target=print).start()\n",
    "starts a program": "    import subprocess; subprocess.run(['ls'])\n",
}


@pytest.mark.parametrize("name", CONFINED_HERE)
def test_what_only_fails_here_is_said_to(box: Sandbox, name: str) -> None:
    """Protects students who read or write files from looking for a mistake: only the sandbox has no files."""
    found = verdict(box, plain(H1 + CONFINED_HERE[name] + RIGHT))
    assert found.outcome == "raised"
    assert found.feedback.endswith(CONFINED)
    assert CONFINED not in verdict(box, plain(H1 + "    raise OSError('no more')\n" + RIGHT)).feedback


OPENED = f"open({'data/' * 90!r})\n"


@pytest.mark.parametrize(
    ("code", "remarks"),
    [
        (f"{H1}    {OPENED}", CONFINED),
        (f"import torch\nx = torch.ones(2), {OPENED}{H1.replace('w4', 'w4, at=x')}", f"{CONFINED} {PRETENDED}"),
    ],
    ids=["in a step", "after a stand-in"],
)
def test_what_only_fails_here_is_said_of_long_names_too(box: Sandbox, code: str, remarks: str) -> None:
    """Protects the remark from being cut off with the end of a path."""
    assert verdict(box, plain(code + RIGHT)).feedback.endswith(remarks)


def test_a_stand_in_that_breaks_a_file_is_named(box: Sandbox) -> None:
    """Protects students from a sentence about their code where only a package is missing."""
    needed = "import torch\nassert torch.ones(2).shape == (2,)\nif 1 / float(torch.ones(1)):\n    "
    found = verdict(box, plain(needed + H1 + "        return i1 * w1 + i2 * w2\n"))
    assert (found.outcome, found.line) == ("broken", 2)
    assert "stand-ins that do nothing" in found.feedback


@pytest.mark.parametrize(
    "lines",
    [
        "from grader import check, hint\ncheck('forward_h1')\n",
        "import grader.notebooks.check\n",
        "try:\n    from grader import check as c\nexcept ImportError:\n    raise ImportError('Install it') from None\n",
    ],
    ids=["as told", "a part", "as in the check below a step"],
)
def test_the_kits_own_check_above_a_step(box: Sandbox, lines: str) -> None:
    """Protects students who import the kit, as their notebook tells them, from losing the functions below."""
    assert verdict(box, plain(lines + H1 + RIGHT)).passed


@pytest.mark.parametrize(
    "lines",
    [
        "try:\n    from grader import check\nexcept ImportError:\n    check = None\n",
        "import importlib.util\ncheck = importlib.util.find_spec('grader')\n",
    ],
    ids=["caught", "asked for"],
)
def test_code_that_does_without_the_kit_gets_no_stand_in(box: Sandbox, lines: str) -> None:
    """Protects right functions that would call the check if it were there."""
    step = H1 + "    if check is not None:\n        check()\n"
    assert verdict(box, plain(lines + step + RIGHT)).passed


def test_the_kit_is_not_there_for_a_step(box: Sandbox) -> None:
    """Protects the sentence on a missing package, where a function needs it in order to answer."""
    found = verdict(box, plain(f"{H1}    from grader import check\n{RIGHT}"))
    assert (found.outcome, "No module named 'grader'" in found.feedback) == ("raised", True)

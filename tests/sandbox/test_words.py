"""The feedback on what a child reports: it can be made whatever the child sends."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.answers.answer import Trouble
from grader.child.messages import MOST_LINES, Absent, Fault, Function, Loaded, Place, Raised, Stub
from grader.courses.backprop import course
from grader.sandbox import Sandbox
from grader.sandbox.words import Words
from grader.submissions.files import Cell, File
from tests.sandbox.conftest import H1, plain, verdict

FILES = [
    File("ex1_forward_pass.py", (Cell("# %% [markdown]\n# words\n", 4), Cell("def forward_h1(a):\n    pass\n", 9))),
    File("ex2_error.py", (Cell("def error(:\n"),)),
    File("ex3_gradients.py", (Cell("x = 1"), Cell("def \u0e01f(:\n", 2), Cell("`\x1b\u202e" * 30, 4)), notebook=True),
]
STEPS = [step.name for step in course.exercise("ex1_forward_pass").steps]
names = st.sampled_from([*STEPS, "helper", "", "\x1b[31m"]) | st.text(max_size=80)
lines = st.sampled_from([0, 1, 2, 3, 5, 9, 10, 11, MOST_LINES])
numbers = st.sampled_from([0, 1, 2, 100_000])
places = st.builds(Place, lines, numbers, lines, names)
kinds = st.sampled_from(["time", "unwritten", "exit", "syntax", "error", "forbidden", "unparsed"]) | st.text(
    max_size=10
)
raised = st.builds(Raised, kinds, names, st.text(max_size=100), places)
functions = st.builds(Function, names, lines, st.none() | st.lists(names, max_size=8), st.lists(names, max_size=3))
loaded = st.builds(
    Loaded,
    st.just(0),
    st.lists(functions, max_size=4),
    st.lists(st.builds(Fault, raised, st.just(STEPS)), min_size=1, max_size=3),
    st.lists(st.tuples(names, lines), max_size=4),
    st.lists(st.tuples(names, lines), max_size=4),
)


@settings(max_examples=400)
@given(loaded, raised, st.integers(0, 2), st.booleans())
def test_every_claim_can_be_worded(claim: Loaded, failure: Raised, file: int, told: bool) -> None:
    """Protects the grader and every screen: no lie becomes an error of the grader's, or a control character."""
    words = Words(FILES, 2.0)
    for number in range(3):
        words.learn(number, claim)
    step = course.step("forward_h1")
    found = [words.broken(file), words.unfit(file, step), words.failed(file, step, failure, 0, told=told)]
    assert all(one is None or (isinstance(one, Trouble) and one.sentence) for one in found)
    for absent in (Absent(), Stub()):
        found.append(words.absent(file, step, STEPS, absent))
    shown = "".join(one.sentence + one.detail for one in found if one)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("before", range(270, 279))
def test_an_address_is_left_out_before_a_message_is_cut(box: Sandbox, before: int) -> None:
    """Protects "the same bytes" of a long message, which ended with the first half of an address."""
    found = verdict(box, plain(H1 + f"    raise ValueError('.' * {before} + repr(object()))\n"))
    assert ".<object" in found.feedback and "0x" not in found.feedback

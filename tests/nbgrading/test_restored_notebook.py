"""Any notebook, however it was changed, becomes one that Jupyter and nbgrader take, with the instructor's cells."""

from __future__ import annotations

import json
import re
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.courses.backprop import course
from grader.nbgrading.assignment import KnownCell, Notebook
from grader.nbgrading.cell_scores import Output
from grader.nbgrading.document import document
from grader.nbgrading.restored_notebook import restored
from grader.submissions.limits import Unreadable
from grader.submissions.notebook import notebook_cells
from grader.submissions.sheet import mentions
from tests.nbgrading.tools import MetadataValidator, nbformat

NOTEBOOK = Notebook(
    "1",
    "ex2_error",
    {},
    (
        KnownCell("imports", "code", True, "import numpy as np", "import numpy as np", "0" * 32),
        KnownCell("error", "code", False, "...", "...", "0" * 32, solution=True, comment_id="c1"),
        KnownCell(
            "test_error", "code", True, "check()\nhidden()", "check()", "0" * 32, grade=True, points=1.0, graded_id="g1"
        ),
        KnownCell(
            "why", "markdown", False, "?", "?", "0" * 32, True, True, points=2.0, graded_id="g2", comment_id="c2"
        ),
        KnownCell("draw", "markdown", True, "!", "!", "0" * 32, task=True, points=3.0, graded_id="g3", comment_id="c3"),
    ),
)
ANSWERS = mentions(course)
NAMES = [cell.name for cell in NOTEBOOK.cells]

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.sampled_from(["check()", "import numpy as np", "def error(prediction, actual):\n    return 1", "\u2028\x0c"]),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-5, 5) | st.text(string.printable, max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
marks = (
    st.fixed_dictionaries({"grade_id": st.sampled_from([*NAMES, "other"])}, optional={"points": anything}) | anything
)
cells = st.fixed_dictionaries(
    {
        "cell_type": st.sampled_from(["code", "markdown", "raw", "heading", "what"]),
        "source": texts | st.lists(texts, max_size=3),
        "metadata": st.fixed_dictionaries({}, optional={"nbgrader": marks, "tags": anything}) | anything,
    },
    optional={"outputs": anything, "attachments": anything, "id": anything, "level": anything},
)


def shown(data: bytes) -> Any:
    made = restored(data, "ex2_error.ipynb", NOTEBOOK, ANSWERS)
    return nbformat.reads(document(made, {"test_error": Output("stdout", "right")}), as_version=4)


@pytest.mark.parametrize(
    ("level", "sign"), [(1, "#"), (6, "######"), (0, "#"), (7, "#"), (2.0, "#"), (True, "#"), ("2", "#"), (None, "#")]
)
def test_a_heading_of_any_level(level: object, sign: str) -> None:
    """Format 3 has cells of a kind of their own for headings; one of level 2.0 ended the whole run."""
    cell = {"cell_type": "heading", "level": level, "source": "Title", "metadata": {}}
    made = shown(json.dumps({"nbformat": 3, "worksheets": [{"cells": [cell]}]}).encode()).cells
    assert ("markdown", f"{sign} Title") in [(cell.cell_type, cell.source) for cell in made]


@settings(max_examples=150)
@given(st.lists(cells, max_size=8), anything)
def test_any_notebook_becomes_a_valid_one(found: list[Any], metadata: object) -> None:
    """Locked and graded cells are there once, as they were made; nothing that the student wrote is lost."""
    data = json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": metadata, "cells": found}).encode()
    notebook = shown(data)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    there = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if cell.metadata]
    assert len(there) == len(set(there)) and {"imports", "test_error", "why", "draw"} <= set(there)
    by_name = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if cell.metadata}
    assert by_name["test_error"].source == "check()\nhidden()"
    assert by_name["test_error"].outputs[0].text == "right"
    kept = "".join(cell.source for cell in notebook.cells)
    for cell in found:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and ANSWERS.search(source):
            assert source in kept


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"cells": 1}', b"\xff", b"[" * 100_000, b'{"cells": [1]}'])
def test_what_is_no_notebook_is_unreadable(data: bytes) -> None:
    """A sentence for the listing, and no traceback."""
    with pytest.raises(Unreadable, match=re.escape("ex2_error.ipynb")):
        restored(data, "ex2_error.ipynb", NOTEBOOK, ANSWERS)


def test_changes_are_said_and_honest_cells_are_not() -> None:
    """A released cell without its hidden tests has not been edited; a changed or a missing one is named."""
    honest = [
        {"cell_type": cell.kind, "source": cell.released, "metadata": {"nbgrader": {"grade_id": cell.name}}}
        for cell in NOTEBOOK.cells
    ]
    assert restored(json.dumps({"cells": honest}).encode(), "a", NOTEBOOK, ANSWERS).changes == ()
    honest[0]["source"], honest[2]["metadata"] = "import os", {}
    changes = restored(json.dumps({"cells": honest}).encode(), "a", NOTEBOOK, ANSWERS).changes
    assert changes == ("imports was edited, and is as it was", "test_error was gone, and is back")


def test_test_cells_are_not_run_as_students_code() -> None:
    """An endless function must not be called by a check in its own file; an answer in a test cell counts."""
    marked = {"nbgrader": {"grade": True, "solution": False}}
    sources = ["x = 1", "check()", "def error(prediction, actual):\n    return 1"]
    found = [
        {"cell_type": "code", "source": source, "metadata": marked if source != "x = 1" else {}} for source in sources
    ]
    data = json.dumps({"cells": found}).encode()
    assert [cell.source for cell in notebook_cells(data, "a.ipynb", ANSWERS)] == [sources[0], sources[2]]

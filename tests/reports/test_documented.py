"""docs/formats.md: the fields that it describes are the fields that are written, no more and no fewer."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import get_args

from grader.batch.record import Record
from grader.outcomes import Outcome
from grader.reports.lines import to_line
from tests.reports.made import mixed
from tests.tables import tables

TABLES = tables("formats.md")


def documented(head: str) -> list[str]:
    """The names in the first column of a table, in its order."""
    return [cells[0].strip("`") for cells in TABLES[head]]


def test_every_field_of_a_line_is_documented() -> None:
    """Whoever reads results.jsonl with a program of their own finds each field in the guide, in its order."""
    line = json.loads(to_line(mixed("alice")))
    assert documented("field of a line type what it is") == list(line)
    assert documented("field of a step type what it is") == list(line["steps"][0])


def test_every_outcome_is_documented() -> None:
    """A program that tells outcomes apart meets none that the guide has not."""
    assert documented("outcome when") == list(get_args(Outcome))


def test_every_field_of_a_run_is_documented() -> None:
    """The same for run.json, which says what a class was graded with."""
    assert documented("field type what it is") == [part.name for part in fields(Record)]

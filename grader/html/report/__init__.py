"""The page of a class: one file that shows who can do what, and where the class is stuck."""

from __future__ import annotations

from pathlib import Path

from grader.files import replace_file
from grader.html.report.code import functions
from grader.html.report.page import page
from grader.reports.results import Results


def write(results: Results, output: Path, submissions: Path | None = None) -> None:
    """Write the page; if the submissions are given, with the code of functions that are not right."""
    code = None if submissions is None else functions(results, submissions)
    replace_file(output, [page(results, code)])

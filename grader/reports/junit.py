"""JUnit XML: a suite for each student, a test case for each step, for programs that show test reports.

It is valid by the schema of Jenkins's xUnit plugin (junit-10.xsd), which other readers share. A case has at most one of
`skipped` (not written), `failure` (not right) and `error` (the grader itself could not check it).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from grader.files import replace_file
from grader.outcomes import State
from grader.reports.names import shown_name
from grader.reports.report import Report
from grader.verdicts import Verdict

if TYPE_CHECKING:
    from grader.reports.results import Results

ELEMENTS: Mapping[State, str] = {
    State.RIGHT: "",
    State.WRONG: "failure",
    State.HALTED: "failure",
    State.TO_DO: "skipped",
    State.FAULT: "error",
}
"""The element in a case for each state of a step."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(results: Results, output: Path) -> None:
    """Write the results to a file."""
    replace_file(output, document(results.reports))


def document(reports: tuple[Report, ...]) -> Iterator[str]:
    """The document in pieces, one for each student's suite."""
    totals = Counter(ELEMENTS[verdict.state] for report in reports for verdict in report.steps)
    root = ET.Element("testsuites", {"name": _text(reports[0].course)} | _counts(totals))
    opening = ET.tostring(root, encoding="unicode").removesuffix(" />")
    yield f'<?xml version="1.0" encoding="utf-8"?>\n{opening}>\n'
    for report in reports:
        suite = _suite(report)
        ET.indent(suite)
        yield f"{ET.tostring(suite, encoding='unicode')}\n"
    yield "</testsuites>\n"


def _suite(report: Report) -> ET.Element:
    counts = Counter(ELEMENTS[verdict.state] for verdict in report.steps)
    attributes = {"name": shown_name(report.student)} | _counts(counts) | {"skipped": str(counts["skipped"])}
    suite = ET.Element("testsuite", attributes)
    suite.extend(_case(verdict) for verdict in report.steps)
    return suite


def _counts(elements: Counter[str]) -> dict[str, str]:
    return {"tests": str(elements.total()), "failures": str(elements["failure"]), "errors": str(elements["error"])}


def _case(verdict: Verdict) -> ET.Element:
    case = ET.Element("testcase", classname=_text(verdict.exercise), name=_text(verdict.step))
    if element := ELEMENTS[verdict.state]:
        why = verdict.outcome if verdict.mistake is None else f"{verdict.outcome}: {verdict.mistake}"
        ET.SubElement(case, element, type=verdict.outcome, message=_text(why)).text = _text(verdict.feedback)
    points = "" if verdict.points is None else f"{verdict.points:g} of {verdict.max_points:g} points"
    ET.SubElement(case, "system-out").text = points
    return case


def _text(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("", text)

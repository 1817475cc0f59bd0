"""Editors run pytest through adapters of their own: they list the steps, and show our words at the student's line."""

from __future__ import annotations

import json
import re
import sys

import pytest

from grader.courses.backprop import course
from tests.conftest import StudentFolder, shows_nothing_hidden

STEPS = [f"exercises/{step.exercise}.py::{step.name}" for step in course.steps]


def pytest_run(exercises: StudentFolder, *arguments: str) -> pytest.RunResult:
    """`pytest exercises ARGUMENTS` as an editor starts it: a process without a terminal."""
    return exercises.pytester.run(sys.executable, "-m", "pytest", "exercises", *arguments, timeout=60)


def messages(text: str) -> list[tuple[str, dict[str, str]]]:
    """TeamCity's service messages, as PyCharm reads them: a kind and its attributes."""
    found = re.findall(r"##teamcity\[(\w+)((?: \w+='(?:[^'|]|\|.)*')*)\]", text)
    return [(kind, dict(re.findall(r"(\w+)='((?:[^'|]|\|.)*)'", attributes))) for kind, attributes in found]


def test_teamcity_messages_tell_every_step(mixed: StudentFolder) -> None:
    """PyCharm's tree: each step starts and finishes, and a failed one carries the feedback and nothing of ours."""
    pytest.importorskip("teamcity")
    result = pytest_run(mixed, "--teamcity")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    found = messages(result.stdout.str())
    names = [node.replace("/", ".").replace(".py::", ".") for node in STEPS]
    for kind in ("testStarted", "testFinished"):
        assert [values["name"] for found_kind, values in found if found_kind == kind] == names
    assert ("testCount", "24") in [(kind, values.get("count")) for kind, values in found]
    failed = {values["name"].rpartition(".")[2]: values for kind, values in found if kind == "testFailed"}
    assert set(failed) == {step.name for step in course.steps} - {"forward_h1"}
    assert "yours gave  0.55|n" in failed["forward_h2"]["details"]
    assert "leads to a different hidden neuron" in failed["forward_h2"]["details"]
    assert "ZeroDivisionError in line" in failed["forward_out"]["details"]
    assert "to do|n  Still to be written." in failed["delta"]["details"]
    assert "exercises/ex1_forward_pass.py:" in failed["forward_h2"]["message"]
    assert not [kind for kind, _ in found if kind in ("testIgnored", "testStdErr")]
    assert shows_nothing_hidden(result)


ADAPTER = '''
"""What VS Code's adapter reads of items and reports, written down as JSON."""

import json
import pathlib

import pytest

seen = {"items": [], "reports": [], "failures": []}


def pytest_collection_finish(session):
    for item in session.items:
        parent = item.parent
        seen["items"].append({
            "id": item.nodeid,
            "path": str(item.path),
            "line": item.location[1] + 1,
            "file": isinstance(parent, pytest.File),
            "parent": str(parent.path),
            "parent_name": parent.name,
            "folders": [type(node).__name__ for node in item.listchain()],
            "function": hasattr(item, "callspec") or hasattr(item, "originalname"),
        })


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_report_teststatus(report, config):
    if report.when == "call":
        seen["reports"].append({"id": report.nodeid, "outcome": report.outcome, "text": report.longreprtext})
    return (yield)


def pytest_exception_interact(node, call, report):
    seen["failures"].append({
        "id": node.nodeid,
        "text": report.longreprtext,
        "raised": call.excinfo.exconly() if call.excinfo else "",
        "places": [str(entry.path) for entry in call.excinfo.traceback],
    })


def pytest_sessionfinish(session, exitstatus):
    pathlib.Path(session.config.rootpath, "seen.json").write_text(json.dumps({**seen, "exit": int(exitstatus)}))
'''


def test_items_and_reports_hold_what_vs_code_reads(mixed: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """VS Code's test explorer: a file with its steps, each at the student's line, failures with our words."""
    (mixed.pytester.path / "adapter.py").write_text(ADAPTER)
    monkeypatch.setenv("PYTHONPATH", str(mixed.pytester.path))
    result = pytest_run(mixed, "-p", "adapter", "--rootdir", str(mixed.pytester.path), "--capture=no")
    seen = json.loads((mixed.pytester.path / "seen.json").read_text())
    assert seen["exit"] == result.ret == pytest.ExitCode.TESTS_FAILED
    assert [item["id"] for item in seen["items"]] == STEPS
    for item in seen["items"]:
        file, name = item["id"].split("::")
        path = mixed.pytester.path / file
        assert item["path"] == item["parent"] == str(path)
        assert item["file"]
        assert path.read_text().splitlines()[item["line"] - 1].startswith(f"def {name}(")
    reports = {report["id"].rpartition("::")[2]: report for report in seen["reports"]}
    assert {name: report["outcome"] for name, report in reports.items()} == {
        step.name: "passed" if step.name == "forward_h1" else "failed" for step in course.steps
    }
    assert "leads to a different hidden neuron" in reports["forward_h2"]["text"]
    assert reports["forward_h1"]["text"] == ""
    failures = {failure["id"].rpartition("::")[2]: failure for failure in seen["failures"]}
    assert set(failures) == set(reports) - {"forward_h1"}
    assert failures["forward_h2"]["text"] == reports["forward_h2"]["text"]
    assert "grader/" not in json.dumps(seen).replace("grader hint", "")
    assert {place for failure in failures.values() for place in failure["places"]} <= {i["path"] for i in seen["items"]}


def test_one_step_can_be_run_by_its_id(mixed: StudentFolder) -> None:
    """The green arrow beside a function runs that step alone, by the id that was listed, absolute or not."""
    for node in (STEPS[1], str(mixed.pytester.path / STEPS[1])):
        result = mixed.pytester.run(sys.executable, "-m", "pytest", node, "-v", timeout=60)
        assert result.parseoutcomes() == {"failed": 1}
        result.stdout.fnmatch_lines(["exercises/ex1_forward_pass.py::forward_h2 WRONG*"])


def test_listing_survives_a_file_that_cannot_be_parsed(mixed: StudentFolder) -> None:
    """In the middle of typing the tree stays: the broken file keeps its steps, like the others."""
    mixed.file("forward_h1").write_text("def forward_h1(i1, i2\n")
    result = pytest_run(mixed, "--collect-only", "-q")
    assert result.ret == pytest.ExitCode.OK
    assert [line for line in result.outlines if "::" in line] == STEPS
    assert shows_nothing_hidden(result)

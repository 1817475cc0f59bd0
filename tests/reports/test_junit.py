"""JUnit XML: valid by the schema of the readers, and read back by one of them."""

from __future__ import annotations

from pathlib import Path

import junitparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from grader.courses.backprop import course
from grader.reports.junit import document, write
from tests.reports.made import alike, mixed, of

# The schema of Jenkins's xUnit plugin, as pytest's own tests have it (testing/example_scripts/junit-10.xsd).
SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("junit-10.xsd"))))


def test_a_class_is_valid_and_read_back(tmp_path: Path) -> None:
    """A suite for each student, a case for each step; failed, skipped and not checked are told apart."""
    output = tmp_path / "class.xml"
    write(of(mixed("bob"), alike("alice", "passed"), alike("eve", "error", "the sandbox died")), output)
    SCHEMA.assertValid(etree.parse(str(output)))
    read = junitparser.JUnitXml.fromfile(str(output))
    assert (read.name, read.tests, read.failures, read.errors) == ("backprop", 72, 18, 24)
    alice, bob, eve = read
    assert [suite.name for suite in (alice, bob, eve)] == ["alice", "bob", "eve"]
    assert (bob.tests, bob.failures, bob.errors, bob.skipped) == (24, 18, 0, 3)
    assert (eve.tests, eve.failures, eve.errors, eve.skipped) == (24, 0, 24, 0)
    assert [(case.classname, case.name) for case in bob] == [(step.exercise, step.name) for step in course.steps]
    results = [[(type(found).__name__, found.type, found.message) for found in case.result] for case in bob]
    assert results[:3] == [
        [],
        [("Failure", "wrong", "wrong: swap_inputs")],
        [("Skipped", "not_written", "not_written")],
    ]


def test_the_graders_own_fault_is_no_failure_and_no_points(tmp_path: Path) -> None:
    """A step that could not be checked is an error with its reason: nobody counts it as the student's."""
    output = tmp_path / "class.xml"
    write(of(alike("eve", "error", "the sandbox died")), output)
    (suite,) = junitparser.JUnitXml.fromfile(str(output))
    for case in suite:
        (found,) = case.result
        assert isinstance(found, junitparser.Error)
        assert found.text == "the sandbox died"
        assert not (case.system_out or "").strip()
    assert "<failure" not in output.read_text()


@given(st.text(), st.text())
def test_any_text_is_valid_xml(student: str, feedback: str) -> None:
    """Whatever a student is called, and whatever his code says: characters that XML cannot hold are left out."""
    tree = etree.fromstring("".join(document((mixed(student, feedback),))).encode())
    SCHEMA.assertValid(tree)
    assert len(tree.findall("testsuite/testcase")) == 24


def test_nothing_of_a_stranger_is_markup() -> None:
    """A student's text is text: it opens no element, and ends none."""
    text = "".join(document((mixed("</testsuite><script>", "]]></failure>\x1b[31m\x00<system-err>"),)))
    assert "<script" not in text
    assert "\x1b" not in text
    tree = etree.fromstring(text.encode())
    assert tree.find(".//system-err") is None
    assert tree.find("testsuite").get("name") == "</testsuite><script>"


def test_an_id_that_turns_text_is_written_out() -> None:
    """Protects the page that shows the suites from names that look like others', or turn what stands after them."""
    tree = etree.fromstring("".join(document((mixed("a\u202eb"),))).encode())
    assert tree.find("testsuite").get("name") == "a\\u202eb"

"""The lines at the end of a run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

import pytest

from grader.batch import summary as module
from grader.batch.summary import is_busy, listed, summary
from grader.courses.backprop import course
from grader.outcomes import Outcome
from grader.reports.report import Report, report_of, same_for_all
from grader.sandbox.words import CONFINED
from grader.verdicts import Verdict


def report(student: str, outcome: Outcome, mistake: str | None) -> Report:
    """A report in which one step was answered like that, and all others right."""
    verdicts = [
        Verdict(step.exercise, step.name, outcome, 0.0, step.points, mistake)
        if step.name == "delta"
        else Verdict(step.exercise, step.name, "passed", step.points, step.points)
        for step in course.steps
    ]
    return report_of(student, course, verdicts, isolated=True)


def same(student: str, outcome: Outcome) -> Report:
    """A report in which all steps were answered alike."""
    return report_of(student, course, same_for_all(course, outcome, "So."), isolated=True)


def line(answers: Sequence[tuple[Outcome, str | None]]) -> str:
    """What is said of the step that failed."""
    lines = summary(report(f"s{number}", *answer) for number, answer in enumerate(answers))
    return " ".join(next(line for line in lines if "delta" in line).split())


def test_the_two_commonest_causes_of_a_step_are_told() -> None:
    """Protects a second cause, as common as the first, from being hidden, be it a mistake or an outcome."""
    assert line([("refused", None), ("broken", None)]) == "delta failed for 2: broken (1), refused (1)"
    assert line([("wrong", "reversed"), ("wrong", "absolute")]) == "delta failed for 2: absolute (1), reversed (1)"
    three: list[tuple[Outcome, str | None]] = [("raised", None), ("wrong", "reversed"), ("raised", None)]
    assert line([*three, ("refused", None)]) == "delta failed for 4: raised (2), refused (1), reversed (1)"


def test_the_mistake_behind_a_step_is_told_beside_commoner_outcomes() -> None:
    """Protects the instructor's next lesson: a mistake can be explained, an outcome cannot."""
    halted: list[tuple[Outcome, str | None]] = [("raised", None), ("timed_out", None)]
    found = line([*halted, *halted, ("wrong", "reversed")])
    assert found == "delta failed for 5: raised (2), timed out (2), reversed (1)"


def test_without_a_mistake_it_is_the_outcome() -> None:
    """Protects the line from being empty where nothing is known but how the step failed."""
    assert line([("raised", None), ("raised", None)]) == "delta failed for 2: raised (2)"
    assert line([("timed_out", None)]) == "delta failed for 1: timed out (1)"


def test_only_what_was_tried_in_vain_is_told() -> None:
    """Protects a lesson from being spent on a step that most have not come to: the page of the class counts so, too."""
    found = line([("not_written", None), ("missing", None), ("wrong", None)])
    assert found == "delta failed for 1: wrong (1)"
    assert not any("delta" in line for line in summary([report("ann", "not_written", None)]))


def test_names_that_look_alike_are_told_apart() -> None:
    """Protects whoever reads the lines from two students who seem to be one, and from a name that turns the text."""
    lines = listed("could not be read", [("ann", "one"), ("a\u200bnn", "two"), ("b\u202eob", "three")])
    assert lines[1:] == ["  ann: one", "  a\\u200bnn: two", "  b\\u202eob: three"]


def test_a_busy_machine_is_named_where_time_ran_out() -> None:
    """Protects whoever was slow only because the machine was: the instructor learns what may be behind it."""
    late = [report("ann", "timed_out", None), report("bob", "wrong", None)]
    assert any(line.startswith("1 submission ran out of time") for line in summary(late, busy=True))
    assert not any("ran out of time" in line for line in summary(late))
    assert not any("ran out of time" in line for line in summary(late[1:], busy=True))


def test_a_machine_is_busy_with_twice_as_much_as_it_has_cores_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A grader that uses all cores is no reason to doubt its results, nor is waiting that is known and left out."""
    monkeypatch.setattr(module, "waited", lambda _pid: 0.0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "getloadavg", lambda: (3.9, 9.0, 9.0), raising=False)
    assert not is_busy()
    monkeypatch.setattr(os, "getloadavg", lambda: (4.1, 0.0, 0.0))
    assert is_busy()
    monkeypatch.setattr(module, "waited", lambda _pid: 0.5)
    assert not is_busy()


def test_who_lost_points_to_the_confinement_is_named() -> None:
    """Protects a step that may be right, but for a file that it reads: the instructor learns whom to look at."""
    told = same_for_all(course, "raised", f"OSError. {CONFINED}")[:2]
    own = same_for_all(course, "raised", "OSError.")[:2]
    lines = summary(report_of(*one, isolated=True) for one in (("ann", course, told), ("bob", course, own)))
    assert "1 may have lost points to what is blocked while grading (files, connections, programs):" in lines
    assert "  ann: forward_h1, forward_h2" in lines
    assert not any("bob" in line for line in lines)


def broken(student: str, *faults: tuple[str, str]) -> Report:
    """A report in which all steps of some exercises are broken, each exercise with its feedback."""
    said = dict(faults)
    verdicts = [
        Verdict.said(step.exercise, step.name, "broken", step.points, said[step.exercise])
        if step.exercise in said
        else Verdict(step.exercise, step.name, "passed", step.points, step.points)
        for step in course.steps
    ]
    return report_of(student, course, verdicts, isolated=True)


def test_who_lost_steps_to_a_file_that_cannot_be_run_is_named() -> None:
    """Protects a student from losing an exercise to one character, and nobody hears of it."""
    unread = "Python cannot read this line: unmatched ')'.\nreturn) i1 * w1\nA closing bracket is too many."
    endless = "The file does not come to its end: it was still running in line 97."
    hana = broken("hana", ("ex1_forward_pass", unread), ("ex6_training", endless))
    lines = summary([hana, broken("ivo", ("ex2_error", unread)), report("ann", "wrong", None)])
    assert "2 lost steps to a file, or a cell, that cannot be run:" in lines
    read = "Python cannot read this line: unmatched ')'. return) i1 * w1"
    assert f"  hana: ex1_forward_pass: {read}; ex6_training: {endless}" in lines
    assert f"  ivo: ex2_error: {read}" in lines
    assert not any(line.startswith("  ann") for line in lines)


def test_who_is_named_already_is_not_named_again() -> None:
    """Protects the lines from one fault that reads like two: a whole submission, and what is blocked while grading."""
    blocked = broken("ann", ("ex2_error", f"The file cannot be run: OSError in line 3.\nNo. {CONFINED}"))
    assert not any("lost steps" in line for line in summary([blocked, same("bob", "broken")]))


def test_a_class_without_anything_of_the_course_is_told() -> None:
    """Protects a class that is graded by the wrong course, or from the wrong folder, from zeros without a word."""
    none = [same("ann", "missing"), same("bob", "missing"), same("cem", "broken")]
    [told] = [line for line in summary(none) if "--course" in line]
    assert told.startswith("No function of the course backprop can be called in any submission:")
    for one in (report("dan", "missing", None), same("dan", "not_written")):
        lines = summary([*none, one])
        assert not any("--course" in line for line in lines)
        assert "2 handed in nothing of the course backprop:" in lines
        assert "  ann: No function of it can be called." in lines  # it may well stand in a class
    assert not any("--course" in line for line in summary(none[2:]))


def test_why_nothing_of_the_course_is_there_is_told() -> None:
    """Protects the reason from a note that stands before it, such as that it was handed in late."""
    notes = ("It was handed in late, says Canvas.", "There is no .py or .ipynb file in it.")
    lines = summary([report("ann", "passed", None), replace(same("bob", "missing"), notes=notes)])
    assert f"  bob: {notes[0]} {notes[1]}" in lines


def test_that_something_was_decided_is_told() -> None:
    """Protects who handed in two files of one exercise: the instructor learns that there was a choice, and where."""
    notes = ("ex1_forward_pass.ipynb was left out: ex1_forward_pass is taken from ex1_forward_pass.py.",)
    found = [report("ann", "wrong", None), replace(report("bob", "wrong", None), notes=notes)]
    where = "(for example, a file was left out): see results.jsonl or `grader report`."
    assert summary(found)[-1] == f"1 submission has notes {where}"
    assert summary([*found, replace(found[0], notes=notes)])[-1] == f"2 submissions have notes {where}"
    assert not any("notes" in line for line in summary(found[:1]))

"""What the page of a class is made of: counts, causes, points, shades, as plain data."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.courses.backprop import course
from grader.html.environment import embedded
from grader.html.report.groups import GROUPS
from grader.html.report.network import network
from grader.html.report.page import page
from grader.html.report.page_data import page_data
from grader.html.report.points import distribution
from grader.html.report.stuck import Stuck, stuck, worst_first
from grader.html.report.titles import headings
from grader.reports.report import Report, report_of, same_for_all
from grader.verdicts import Verdict
from tests.html.classes import SIGN, a_class, results_of, student, verdict, wrong


def steps_of(*reports: Report) -> dict[str, Stuck]:
    results = results_of(*reports)
    return {step.heading.step: step for step in stuck(results.reports, headings(results))}


def numbers(step: Stuck) -> dict[str, int]:
    return {group.meaning: number for group, number in step.counts if number}


def test_groups_are_told_apart() -> None:
    """Two states with one letter, sign or name could not be filtered, nor be told apart on the page."""
    looks = [{group.letter for group in GROUPS.values()}, {group.style for group in GROUPS.values()}]
    assert [len(look) for look in looks] == [len(GROUPS)] * 2
    assert len({group.meaning for group in GROUPS.values()}) == len(GROUPS)


def test_a_step_that_was_not_handed_in_is_not_started() -> None:
    """Protects the page of a class that is halfway through the course from saying that nobody's files run."""
    found = steps_of(student("a", delta=verdict(course.step("delta"), "missing", None, "There is no function delta.")))
    assert numbers(found["delta"]) == {"not started": 1}
    assert found["delta"].tried == 0


def test_a_step_is_counted() -> None:
    """Right, wrong, not running, not started and not graded stay apart; the share leaves out what was not graded."""
    delta = course.step("delta")
    found = steps_of(
        student("a"),
        student("b", delta=wrong("delta")),
        student("c", delta=verdict(delta, "timed_out", None, "Stopped after 2 seconds in line 8: why?")),
        student("d", delta=verdict(delta, "not_written", None, "Still to be written.")),
        student("e", "our fault", delta=verdict(delta, "error", None, "our fault")),
    )
    assert numbers(found["delta"]) == {"right": 1, "wrong": 1, "does not run": 1, "not started": 1, "not graded": 1}
    assert (found["delta"].share, found["delta"].tried) == (0.25, 2)
    assert numbers(found["error"]) == {"right": 5}


def test_nobody_graded_is_no_share() -> None:
    """Where nothing could be graded the share is not zero: it is not known."""
    nothing = report_of("a", course, same_for_all(course, "error", "our fault"), isolated=True)
    assert {step.share for step in steps_of(nothing).values()} == {None}


def test_causes_come_by_count_with_their_sentences() -> None:
    """A lecture is planned from them: the commonest first, each once, whatever line or values a student had."""
    feedback = "delta(i1={0})\nNameError in line {0}.\nname 'x'"
    raised = [verdict(course.step("delta"), "raised", None, feedback.format(line)) for line in (3, 4)]
    found = steps_of(
        student("a", delta=wrong("delta", "abs", "Delta keeps its sign.")),
        *(student(f"b{n}", delta=wrong("delta")) for n in range(3)),
        *(student(f"c{n}", delta=v) for n, v in enumerate(raised)),
        student("d", delta=verdict(course.step("delta"), "not_written", None, "Still to be written.")),
    )
    causes = [(count.students, count.cause.name, count.cause.sentence) for count in found["delta"].causes]
    assert causes == [(3, "sign", SIGN), (2, "raised", "NameError."), (1, "abs", "Delta keeps its sign.")]


def test_what_says_nothing_about_a_step_is_no_trouble_of_it() -> None:
    """An archive that cannot be read, and the grader's own faults, are named on top, not behind every step."""
    unreadable = report_of("a", course, same_for_all(course, "broken", "a.zip is damaged."), isolated=True)
    fault = report_of("b", course, same_for_all(course, "error", "our fault"), isolated=True)
    found = steps_of(unreadable, fault)
    assert all(step.causes == () and not step.tried for step in found.values())
    assert numbers(found["delta"]) == {"not graded": 1}


def test_who_is_in_no_figure_stands_on_the_page() -> None:
    """Protects from shares of a part of the class that are read as the whole's, and names who handed in nothing."""
    unreadable = report_of("zoe", course, same_for_all(course, "broken", "zoe.zip is damaged."), isolated=True)
    empty = report_of("yan", course, same_for_all(course, "missing", ""), isolated=True, notes=["No .py is in it."])
    told = "1 submission that could not be read is not counted here"
    text = page(results_of(student("ann"), unreadable, empty), None)
    assert told in text
    assert "<b>1 submission holds nothing of the course</b>, and has no points:" in text
    assert "<b><bdi>yan</bdi>:</b> <bdi>No .py is in it.</bdi>" in text
    whole = page(results_of(student("ann")), None)
    assert told not in whole and "nothing of the course" not in whole


def test_the_step_that_most_tried_in_vain_comes_first() -> None:
    """Steps that nobody has begun are no trouble yet; equal ones stay in course order."""
    train = verdict(course.step("train"), "not_written")
    found = steps_of(
        student("a", delta=wrong("delta"), train=train),
        student("b", delta=wrong("delta"), train=train, forward_h2=wrong("forward_h2")),
    )
    worst = [step.heading.step for step in worst_first(list(found.values()))]
    assert worst[:3] == ["delta", "forward_h2", "forward_h1"]


@given(st.lists(st.integers(0, 240).map(lambda tenths: tenths / 10), min_size=1))
def test_everybody_with_points_is_in_one_bar(points: list[float]) -> None:
    """The bars add up to the class, and full marks stand alone in the last one."""
    found = distribution(points, 24.0)
    assert found is not None
    assert sum(bar.students for bar in found.bars) == len(points)
    assert found.bars[-1].students == points.count(24.0)
    assert found.bars[0].low == 0


@pytest.mark.parametrize("most", [0.0, 0.5, 1.0, 24.0, 100.0, 1234.5])
def test_bars_are_few_and_round(most: float) -> None:
    """However many points there are, the bars can be told apart."""
    found = distribution([0.0, most], most)
    assert found is not None
    assert 1 <= len(found.bars) <= 41
    assert found.tallest in {1, 2}


def test_nobody_with_points_is_no_distribution() -> None:
    """Nobody graded: no median is made up."""
    assert distribution([], 24) is None


def test_the_network_shows_shares() -> None:
    """A weight's arrow is as strong as the share of students who have its gradient right; it says so in words."""
    assert course.drawing
    reports = [student("a"), *(student(name, gradient_w1=wrong("gradient_w1")) for name in ("b", "c", "d"))]
    found = network(course.drawing, list(steps_of(*reports).values()))
    assert "w1: 25%" in found
    assert "w2: 100%" in found


def test_a_mark_without_a_graded_step_is_unknown() -> None:
    """Where nothing could be graded the drawing does not say 0 %."""
    assert course.drawing
    nothing = report_of("a", course, same_for_all(course, "error", "our fault"), isolated=True)
    assert "%" not in re.sub(r"<title>.*?</title>", "", network(course.drawing, list(steps_of(nothing).values())))


def test_the_same_results_give_the_same_page() -> None:
    """Nothing of the time, the machine or a hash's order is in the page."""
    reports = a_class(20)
    assert page(results_of(*reports), None) == page(results_of(*reports), None)


def test_the_drawing_has_a_name_that_suits_any_course() -> None:
    """Another course's picture need not be a network."""
    assert ">The drawing</h2>" in page(results_of(*a_class(5)), None)


def test_a_course_that_is_not_installed_costs_titles_only() -> None:
    """The page is made of the results alone; it says why titles and drawing are not there."""
    text = page(results_of(*a_class(5), installed=False), None)
    assert "no course is called" in text
    assert "forward_h1" in text
    assert 'class="drawing"' not in text
    assert "The value of the first hidden neuron" not in text


@given(st.dictionaries(st.text(), st.lists(st.text() | st.none() | st.integers())))
def test_embedded_data_means_nothing_to_html(value: object) -> None:
    """No text can end the element that holds the data, begin another, or break a line; it comes back whole."""
    text = embedded(value)
    assert text.isascii()
    assert not set(text) & set("<>&")
    assert json.loads(text) == value


@given(st.text(min_size=1), st.text())
def test_texts_on_the_page_are_cleaned(name: str, feedback: str) -> None:
    """Marks that turn text round, terminal escapes and the like never reach the page, whoever wrote them."""
    hostile = verdict(course.step("delta"), "wrong", name, feedback)
    results = results_of(student(name, f"{feedback} fault", [feedback], delta=hostile))
    found = json.dumps(page_data(results.reports, stuck(results.reports, headings(results)), None), ensure_ascii=False)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x1b\x07\u2028]", found)


def test_results_of_another_version_have_names_only() -> None:
    """A step that the installed course does not know is shown by its name."""
    old = Verdict("ex9_more", "more", "passed", 1.0, 1.0)
    results = results_of(Report("a", "backprop", 1.0, 1.0, True, (old,)))
    assert [(h.step, h.title) for h in headings(results)] == [("more", "")]
    assert "more" in page(results, None)

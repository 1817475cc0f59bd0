"""The verdict on a step of a notebook, in two parts as nbgrader asks for it: visible and hidden."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from grader.checking import check
from grader.course import Course
from grader.notebooks.student import NotebookStudent
from grader.situations import Situations
from grader.soundness import situations
from grader.steps import Step
from grader.student.notes import with_notes
from grader.verdicts import Verdict


class Notebook:
    """The names that a notebook has defined, and the verdicts on its steps.

    names: the notebook's global names; hidden: whether all cases count, not only the text's.
    """

    def __init__(self, names: Mapping[str, object], course: Course, *, hidden: bool) -> None:
        self._names, self._course, self._hidden = names, course, hidden
        self._waiting: list[Step] = []

    def verdict(self, step: Step) -> tuple[Verdict, str]:
        """The verdict, and the printed output of the call that it shows (of hidden calls, nothing)."""
        student = NotebookStudent(self._names, self._course.exercise(step.exercise), step.name)
        verdict = self._all(step, student) if self._hidden else self._texts(step, student)
        printed = "" if self._hidden or verdict.case is None else student.printed.get(verdict.case, "")
        self._waiting.append(step)
        here = [s.name for s in self._course.steps if s.name in self._names and s not in self._waiting]
        told = with_notes(verdict, step, student.source, here, lambda name: self.verdict(self._course.step(name))[0])
        self._waiting.remove(step)
        return told, printed

    def _texts(self, step: Step, student: NotebookStudent) -> Verdict:
        """The verdict on the text's case. If it is wrong, the other cases help to find the mistake."""
        first = check(step, student, _text_only(self._course))
        if first.outcome != "wrong" or first.case is None:
            return first
        full = self._all(step, student)
        return full if (full.outcome, full.case) == (first.outcome, first.case) else first

    def _all(self, step: Step, student: NotebookStudent) -> Verdict:
        """The verdict on all cases; the feedback shows only the text's, whatever the seed."""
        return check(step, student, situations(self._course, step, self._course.seed, public=False))


@cache
def _text_only(course: Course) -> Situations:
    return Situations(course, course.seed, (course.text,))

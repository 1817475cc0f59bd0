"""The student's page: greeting or board, what has just become right, the one thing to do next."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from grader.outcomes import State
from grader.page import board
from grader.page.memory import Memory
from grader.page.paper import Paper, place_of
from grader.progress import words
from grader.progress.progress import Checked, Progress, progress_of
from grader.progress.strays import as_text, newer_copies
from grader.progress.values import closing_sentences

MOST_ABSENT = 3
"""If more files are missing, the student has only a part of the course on purpose."""

MOST_PRAISED = 3
"""How many steps that have just become right are named."""


def show(reporter: pytest.TerminalReporter, reports: Sequence[pytest.TestReport]) -> None:
    """Write a page for each folder that was run."""
    for progress in progress_of(report.exercise for report in reports):
        _Page(reporter, progress).write()


def show_hints(reporter: pytest.TerminalReporter, reports: Sequence[pytest.TestReport]) -> None:
    """What follows pytest's own output: the hints that were asked for."""
    for progress in progress_of(report.exercise for report in reports):
        _Page(reporter, progress).hints()


class _Page:
    def __init__(self, reporter: pytest.TerminalReporter, progress: Progress) -> None:
        self.progress, self.paper = progress, Paper(reporter)
        self.memory = Memory(reporter.config, progress)
        self.hint = bool(reporter.config.option.exercise_hint)
        self.hint_alone = bool(reporter.config.option.exercise_hint_alone)

    def write(self) -> None:
        if self.hint_alone:
            self._next()
        else:
            self._whole()

    def _next(self) -> None:
        """The step that is next and its hints, without the board; what has become right is left to the next page."""
        if self.progress.next:
            self._what_next(self.progress.next)
        else:
            self.hints()

    def _whole(self) -> None:
        new = self.memory.newly_passed(self.progress)
        board.head(self.paper, self.progress)
        if self.progress.is_first:
            self.paper.prose(words.start(self.progress), "")
            self.paper.line()
            board.names(self.paper, self.progress)
        else:
            board.rows(self.paper, self.progress)
        self._files()
        self._praise(new)
        if self.progress.next:
            self._what_next(self.progress.next)
            self._others()
        else:
            self.hints()
            if self.progress.is_whole:
                self._end()
        self.paper.line()

    def _files(self) -> None:
        """Warnings about files: missing, saved as .txt, or older than their copy."""
        folder, names = self.progress.folder, [exercise.name for exercise in self.progress.course.exercises]
        gone = [file for name in names if not (file := folder / f"{name}.py").exists()]
        texts = [as_text(file) for file in gone]
        absent = [file for file, text in zip(gone, texts, strict=True) if not text]
        for file in absent if len(absent) <= MOST_ABSENT else ():
            self.paper.prose(words.absent(file))
        if any(texts):
            self.paper.prose(words.saved_as_text([text for text in texts if text]))
        copies = newer_copies(folder, names)
        if copies:
            self.paper.prose(words.not_looked_at(copies), light=True)

    def _praise(self, new: Sequence[str]) -> None:
        if new:
            self.paper.line()
        steps = {step.name for step in self.progress.course.steps}
        for step in new[-MOST_PRAISED:]:
            self.paper.piece("  ")
            self.paper.sign(State.RIGHT)
            self.paper.piece(f" {step} is right.", green=True)
            compare = words.compare(step, self.progress.folder) if step in steps else ""  # a test has no solution
            self.paper.rest(compare)
        if len(new) > MOST_PRAISED:
            self.paper.line(f"    And {len(new) - MOST_PRAISED} more.", green=True)

    def _what_next(self, step: Checked) -> None:
        self.paper.line()
        if step.is_to_do:
            self._to_do(step)
        else:
            self._to_mend(step)
        if self.hint:
            self.hints()
        elif self.progress.helps(step):
            self.paper.line(f"      {words.STUCK} {words.ask_for_hint(step)}")

    def _to_do(self, step: Checked) -> None:
        self.paper.piece("Next  ", bold=True)
        self.paper.piece(step.step, bold=True)
        self.paper.place(place_of(step.path, step.line))
        self.paper.prose(step.title, "      ")
        if step.begun:
            self.paper.prose(step.headline, "      ")
            self._printed(step)

    def _to_mend(self, step: Checked) -> None:
        self.paper.sign(step.state)
        self.paper.piece(f" {step.subject}", bold=True)
        self.paper.place(place_of(step.path, step.line))
        self.paper.prose(step.feedback, "    ")
        self._printed(step)

    def _printed(self, step: Checked) -> None:
        if step.printed:
            self.paper.line(f"    {words.PRINTED}")
            self.paper.quoted(step.printed, "      | ")

    def _others(self) -> None:
        """One line for each further step that was tried, or two where it does not fit."""
        others = self.progress.others
        if not others:
            return
        self.paper.line()
        self.paper.line(words.OTHERS)
        for step in others:
            self.paper.piece("  ")
            self.paper.sign(step.state)
            self.paper.piece(f" {step.subject}   {place_of(step.path, step.line)}")
            self.paper.rest(step.headline)

    def hints(self) -> None:
        """One hint more than the last time, for the step that is next."""
        if not self.hint:
            return
        step = self.progress.next
        if step is None:
            self.paper.line("No hint is needed: every step checked here is right.")
            return
        hints = self.progress.hints(step)
        shown = self.memory.hints_shown(step.step, len(hints))
        for hint in words.hints(step.step, hints, shown):
            self.paper.prose(hint, "    ")
        if shown < len(hints):
            self.paper.line(f"    {words.ASK_AGAIN}", light=True)
        elif hints:
            self.paper.prose(words.after_hints(step), "    ", light=True)

    def _end(self) -> None:
        self.paper.line()
        self.paper.line(f"{words.count(self.progress)}.", bold=True, green=True)
        for sentence in closing_sentences(self.progress):
            self.paper.prose(sentence, "  ")

"""The hidden calls of a submission's steps, which are sent to its child together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.answers.answer import Trouble
from grader.child.messages import Answers, Question, Reply
from grader.sandbox.children import Children
from grader.sandbox.questions import Asked
from grader.steps import Step


class HiddenQuestions:
    """Sends the calls of all steps `ahead` with the first that is asked, and keeps each reply until it is asked for."""

    def __init__(self, children: Children, ahead: Mapping[Step, Asked]) -> None:
        self._children, self._ahead = children, ahead
        self._travelling: dict[Step, Asked] = {}
        self._coming: Iterator[tuple[Step, Reply | Trouble]] = iter(())
        self._replies: dict[Step, Reply | Trouble] = {}

    def reply(self, step: Step, asked: Asked) -> Reply | Trouble:
        """The reply to the step's hidden calls."""
        if self._travelling.pop(step, None) is not asked:
            self._send(step, asked)
        while step not in self._replies:
            other, reply = next(self._coming)
            self._replies[other] = reply
        return self._replies.pop(step)

    def _send(self, step: Step, asked: Asked) -> None:
        """Ask about a step, and about those ahead that have answered the text's call."""
        self._replies |= self._coming
        self._replies.pop(step, None)
        ahead = {other: its for other, its in self._ahead.items() if other is not step and self._answers_to(other)}
        questions = {one: self._question(one, its) for one, its in {step: asked, **ahead}.items()}
        self._ahead, self._travelling = {}, ahead
        self._coming = zip(questions, self._children.replies(list(questions.values())), strict=True)

    def _answers_to(self, step: Step) -> bool:
        file = self._children.file_of(step)
        return file is not None and isinstance(self._children.public(file, step), Answers)

    def _question(self, step: Step, asked: Asked) -> Question:
        file = self._children.file_of(step)
        assert file is not None
        return Question(file, step.name, asked.hidden)

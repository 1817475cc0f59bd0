"""The student who answers from a confined process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.answers.answer import Answer, Arguments, Trouble
from grader.child.messages import Absent, Answers, Failed, Reply, Stub
from grader.course import Course
from grader.sandbox.children import Children
from grader.sandbox.ended_children import unreadable
from grader.sandbox.hidden_questions import HiddenQuestions
from grader.sandbox.outline import Outline
from grader.sandbox.questions import Asked
from grader.sandbox.said import Said, joined
from grader.steps import Step

NOTHING = Answers([], [])


class SandboxedStudent:
    """Answers for one submission.

    The files are run first, and the text's own call of every step is made, before the child sees anything hidden: only
    what it sent by then is ever shown to a student. Then the hidden calls are made. `ahead` holds the calls of all
    steps that will be asked.
    """

    def __init__(self, children: Children, course: Course, ahead: Mapping[Step, Asked]) -> None:
        self._children, self._course = children, course
        self._hidden = HiddenQuestions(children, ahead)

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        """The answers to all calls, each with fresh copies of its arguments, or the first trouble."""
        said = self.said(step, Asked.of(self._course, step, calls))
        return said if isinstance(said, Trouble) else said.answers(step, calls)

    def said(self, step: Step, asked: Asked) -> Said | Trouble:
        """The answers to all calls, not yet decoded, or the first trouble."""
        file = self._children.file_of(step)
        if file is None:
            return Trouble("missing", f"There is no {step.exercise}.py or .ipynb.")
        public = self._children.public(file, step)
        if isinstance(public, Trouble):
            return public
        first = self._understood(file, step, public, [0], told=True)
        if isinstance(first, Trouble):
            return first
        reply = self._hidden.reply(step, asked) if asked.hidden else NOTHING
        others = reply if isinstance(reply, Trouble) else self._understood(file, step, reply, asked.numbers, told=False)
        if isinstance(others, Trouble):
            return others
        said = joined(first, others, asked.numbers, len(asked.calls))
        if said is None:
            self._children.close()  # no later answer of this child is read
            return unreadable(step.name)
        return said

    def outline(self, exercise: str) -> Outline | None:
        """The outline of an exercise's file: lines, parameters, which steps call which. None if it was not run.

        It exists once a step has been asked.
        """
        return self._children.outline(exercise)

    def _understood(
        self, file: int, step: Step, reply: Reply, numbers: Sequence[int], *, told: bool
    ) -> Answers | Trouble:
        """The reply if it holds answers, or the trouble; `numbers` are the calls it is about."""
        words = self._children.words
        broken = words.broken(file)
        if broken:
            return broken
        if isinstance(reply, (Absent, Stub)):
            steps = [other.name for other in self._course.exercise(step.exercise).steps]
            return words.absent(file, step, steps, reply)
        unfit = words.unfit(file, step) if told else None
        if unfit:
            return unfit
        if isinstance(reply, Failed):
            call = numbers[min(reply.call, len(numbers) - 1)]
            return words.failed(file, step, reply.raised, call, told=told)
        return reply

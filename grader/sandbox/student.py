"""The student who answers from a confined process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from grader.answers.answer import Answer, Arguments, Trouble
from grader.child.messages import Absent, Answers, Failed, Question, Reply, Stub
from grader.course import Course
from grader.sandbox.children import Children
from grader.sandbox.outline import Outline
from grader.sandbox.questions import Asked
from grader.sandbox.said import Said, joined
from grader.sandbox.sentences import unreadable
from grader.steps import Step

NOTHING = Answers([], [])


class SandboxedStudent:
    """Answers for one submission.

    The files are run first, and the text's own call of every step is made, before the child sees anything hidden: only
    what it said by then is ever repeated to a student. Then the other calls travel together: `ahead` are those of all
    steps that will be asked.
    """

    def __init__(self, children: Children, course: Course, ahead: Mapping[Step, Asked]) -> None:
        self._children, self._course, self._ahead = children, course, ahead
        self._travelling: dict[Step, Asked] = {}
        self._coming: Iterator[tuple[Step, Reply | Trouble]] = iter(())
        self._replies: dict[Step, Reply | Trouble] = {}

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        """The answers to all calls, each with fresh copies of its arguments, or the first trouble."""
        said = self.said(step, Asked.of(self._course, step, calls))
        return said if isinstance(said, Trouble) else said.answers(step, calls)

    def said(self, step: Step, asked: Asked) -> Said | Trouble:
        """What came back to all calls, not yet looked into, or the first trouble."""
        file = self._children.file_of(step)
        if file is None:
            return Trouble("missing", f"There is no {step.exercise}.py or .ipynb.")
        public = self._children.public(file, step)
        if isinstance(public, Trouble):
            return public
        first = self._understood(file, step, public, [0], told=True)
        if isinstance(first, Trouble):
            return first
        reply = self._reply(step, asked) if asked.hidden else NOTHING
        others = reply if isinstance(reply, Trouble) else self._understood(file, step, reply, asked.numbers, told=False)
        if isinstance(others, Trouble):
            return others
        said = joined(first, others, asked.numbers, len(asked.calls))
        if said is None:
            self._children.close()  # no later one of this child's is read
            return unreadable(step.name)
        return said

    def outline(self, exercise: str) -> Outline | None:
        """What is known of an exercise's file: lines, parameters, which steps call which. None if it was not run.

        It is known once a step has been asked.
        """
        return self._children.outline(exercise)

    def _reply(self, step: Step, asked: Asked) -> Reply | Trouble:
        """What came of the step's hidden calls."""
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

"""The children of one submission: usually one; after a crash or an endless loop a new one, while time is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

import msgspec

from grader.answers.answer import Trouble
from grader.child.messages import Loaded, Public, Question, Reply, Start, Stub
from grader.course import Course
from grader.sandbox.budget import Budget
from grader.sandbox.child import Child, GivenUp
from grader.sandbox.ended_children import USED_UP, endless
from grader.sandbox.errors import Killed, SandboxError
from grader.sandbox.limits import Limits
from grader.sandbox.outline import Outline
from grader.sandbox.questions import publics
from grader.sandbox.sending import Sending
from grader.sandbox.stubs import stubs
from grader.sandbox.words import STOPPED_ELSEWHERE, Words
from grader.sandbox.zygote import Zygote
from grader.steps import Step
from grader.submissions.files import File

T = TypeVar("T")
TRIES = 3
"""How often a zygote or a child is replaced that something outside has killed."""

_loaded = msgspec.msgpack.Decoder(Loaded)
_reply: Any = msgspec.msgpack.Decoder(Reply)


class Children:
    """The replies of one submission's children. `zygote` returns a running zygote: a new one if the last has died."""

    def __init__(self, files: Sequence[File], course: Course, limits: Limits, zygote: Callable[[], Zygote]) -> None:
        self.words = Words(files, limits.step)
        self._files, self._course, self._limits, self._zygote = files, course, limits, zygote
        self._budget = Budget(limits)
        self._child: Child | None = None
        self._prepared = False
        self._public: dict[Step, Reply | Trouble] = {}
        self._sending = Sending(files, self._to_be_run())

    def _to_be_run(self) -> dict[str, list[str]]:
        """The steps that each file is run for; none for an untouched exercise file, whose outcome is known."""
        steps = {exercise.name: exercise.steps for exercise in self._course.exercises}
        for number, file in enumerate(self._files):
            known = stubs(self._course).get(file)
            if known is not None:
                self.words.learn(number, known)
                self._public |= dict.fromkeys(steps.pop(file.module, []), Stub())
        return {name: [step.name for step in its] for name, its in steps.items()}

    def file_of(self, step: Step) -> int | None:
        """The number of the file that should hold the step; None if it was not handed in."""
        return self._sending.numbers.get(step.exercise)

    def outline(self, exercise: str) -> Outline | None:
        """The outline of an exercise's file; None if it was not run."""
        number = self._sending.numbers.get(exercise)
        return None if number is None else self.words.outlines.get(number)

    def public(self, file: int, step: Step) -> Reply | Trouble:
        """The reply to the text's call of a step."""
        if not self._prepared:
            self._lasting(self._prepare)
        return self._sending.lost.get(file) or self._public.get(step, USED_UP)

    def replies(self, questions: Sequence[Question]) -> Iterator[Reply | Trouble]:
        """The reply to each question. They are sent together; if one ends the child, a new child gets the rest."""
        for number in range(len(questions)):
            yield self._lasting(partial(self._asked, questions[number:]))

    def close(self) -> None:
        """End the current child."""
        child, self._child = self._child, None
        if child is not None and child.alive:
            with suppress(Killed):  # the child has died with its zygote; the next submission gets a new one
                child.dismiss()

    def _lasting(self, act: Callable[[], T]) -> T:
        """Call it again with new processes if something outside has killed them."""
        for _ in range(TRIES):
            try:
                return act()
            except Killed:
                self._child = None
        raise SandboxError("the sandbox's processes are killed again and again; is the machine out of memory?")

    def _prepare(self) -> None:
        """Run the files and make the public calls; a file or call that ends a child loses only its own result.

        Time for one more run of the files is kept for the hidden calls of the steps that have answered.
        """
        while not self._prepared and self._budget.lasts and self._budget.has(2 * self._sending.seconds):
            self._prepared = self._started([s for s in self._course.steps if s not in self._public])
        self._prepared = True

    def _asked(self, left: Sequence[Question]) -> Reply | Trouble:
        """The reply to the first of the questions; all are sent unless a child is already answering them."""
        while not self._living() and self._sending.left() and self._budget.lasts:
            self._started([])
        child, first = self._living(), left[0]
        if child is None or first.file in self._sending.lost:
            return self._sending.lost.get(first.file, USED_UP)
        try:
            if not child.owes:
                child.ask([question for question in left if question.file not in self._sending.lost])
            reply: Reply = child.reply(_reply, first.step)
        except GivenUp as given_up:
            return Trouble("timed_out", STOPPED_ELSEWHERE) if given_up.endless else given_up.trouble
        return reply

    def _living(self) -> Child | None:
        return self._child if self._child is not None and self._child.alive else None

    def _started(self, steps: Sequence[Step]) -> bool:
        """Whether a new child has run the files and made the steps' public calls; if not, the cause is noted."""
        files = self._sending.left()
        if not files:
            return True
        steps = [step for step in steps if self.file_of(step) in files]
        self._child = Child(self._zygote(), self._budget, self._limits.step)
        try:
            self._child.tell(self._start(steps), "The submission")
        except GivenUp as given_up:
            self._sending.lost |= dict.fromkeys(files, given_up.trouble)
            return False
        return self._has_loaded(self._child, files) and self._has_answered(self._child, steps)

    def _start(self, steps: Sequence[Step]) -> Start:
        calls = publics(self._course)
        asked = [Public(self._sending.numbers[step.exercise], step.name, calls[step]) for step in steps]
        return Start(self._sending.files, list(self._sending.lost), asked, self._limits.step)

    def _has_loaded(self, child: Child, files: Sequence[int]) -> bool:
        for place, number in enumerate(files):
            name = self._files[number].name
            try:
                loaded = child.hear(_loaded, name, self._sending.allowed(number, len(files) - place, self._budget))
            except GivenUp as given_up:
                if self._sending.ever_ran(number) and given_up.trouble.outcome == "timed_out":
                    self._budget.end()  # it has ended in time before: not the file's fault
                else:
                    self._sending.lost[number] = endless(name) if given_up.endless else given_up.trouble
                return False
            self._sending.has_run(number, child.took)
            self.words.learn(number, loaded)
        return True

    def _has_answered(self, child: Child, steps: Sequence[Step]) -> bool:
        for step in steps:
            try:
                self._public[step] = child.hear(_reply, step.name)
            except GivenUp as given_up:
                self._public[step] = given_up.trouble
                return False
        return True

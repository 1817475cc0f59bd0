"""One child: sends it messages, reads its replies, and gives it up at the first that is not valid."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec

from grader.answers.answer import Trouble
from grader.child.messages import Ask, Question, Start
from grader.sandbox import ended_children
from grader.sandbox.budget import GRACE, STEP, Allowed, Budget
from grader.sandbox.channel import Broken, Ended, Overdue
from grader.sandbox.errors import Killed, SandboxError
from grader.sandbox.zygote import Zygote

T = TypeVar("T")
_encoder = msgspec.msgpack.Encoder()


class GivenUp(Exception):
    """The child has ended; `trouble` is the result of its current task, `endless` if that had its full time."""

    def __init__(self, trouble: Trouble, *, endless: bool = False) -> None:
        super().__init__(trouble)
        self.trouble, self.endless = trouble, endless


class Child:
    """A child that has just been forked."""

    def __init__(self, zygote: Zygote, budget: Budget, seconds: float) -> None:
        self._zygote, self._budget, self._seconds = zygote, budget, seconds
        self._channel = zygote.fork()
        self.alive = True
        self.took = 0.0
        """Seconds that the last task took by the child's clock."""
        self.owes = 0
        """How many replies are still to come."""

    def tell(self, message: Start | Ask, name: str) -> None:
        """Send a message (GivenUp, with `name` in its trouble, if the child does not take it)."""
        body = _encoder.encode(message)
        self._minded(lambda deadline: self._channel.send(body, deadline), name)

    def hear(self, decoder: msgspec.msgpack.Decoder[T], name: str, allowed: Allowed = STEP) -> T:
        """The next message of that type (GivenUp)."""
        return self._minded(lambda deadline: self._channel.read(decoder, deadline), name, allowed)

    def ask(self, questions: list[Question]) -> None:
        """Ask about steps (GivenUp); the child owes a reply to each."""
        self.tell(Ask(questions), questions[0].step)
        self.owes = len(questions)

    def reply(self, decoder: msgspec.msgpack.Decoder[T], name: str) -> T:
        """The next reply that is owed (GivenUp)."""
        self.owes -= 1
        return self.hear(decoder, name)

    def dismiss(self) -> None:
        """Kill the child without waiting for its end."""
        self.alive = False
        self._channel.close()
        self._zygote.dismiss()

    def _fault(self, name: str, *, confined: bool) -> Exception:
        """The exception for a child that has closed its channel: whose fault that is."""
        self.alive = False
        self._channel.close()
        begun = time.monotonic()
        status = self._zygote.end()  # it may still run: the wait counts as the submission's time
        self._budget.spend(time.monotonic() - begun, Allowed(0.0, again=True))
        if status == -signal.SIGKILL:
            return Killed()
        if not confined:
            return SandboxError("a child could not be forked, or could not be confined")
        return GivenUp(ended_children.died(name, status))

    def _minded(self, act: Callable[[float], T], name: str, allowed: Allowed = STEP) -> T:
        seconds = min(self._seconds + GRACE, self._budget.share(allowed))
        begun = time.monotonic()
        self._channel.clock.ends = begun + self._budget.on_clock
        try:
            return self._timed(act, seconds, allowed)
        except Ended as ended:
            raise self._fault(name, confined=ended.confined) from None
        except Overdue:
            self.dismiss()
            in_full = seconds >= self._seconds and time.monotonic() < self._channel.clock.ends
            raise GivenUp(ended_children.overdue(name, self._seconds, in_full=in_full), endless=in_full) from None
        except Broken:
            self.dismiss()
            raise GivenUp(ended_children.unreadable(name)) from None
        finally:
            self._budget.on_clock -= time.monotonic() - begun

    def _timed(self, act: Callable[[float], T], seconds: float, allowed: Allowed) -> T:
        start = self._channel.clock.now()
        try:
            return act(start + seconds)
        finally:
            self.took = self._channel.clock.since(start)
            self._budget.spend(self.took, allowed)

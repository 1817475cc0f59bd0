"""Why a student's function gave no answers, in words. Both doors say it alike; each finds out the facts on its own."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from grader.answers.answer import Trouble
from grader.steps import Step
from grader.student.advice import advice
from grader.student.characters import about_space
from grader.student.gaps import about_gap
from grader.student.outlined import Outlined
from grader.student.unreadable import about_line
from grader.text import MOST, from_here, typed

ENDLESS = "The file does not come to its end"
"""How the sentence begins about the steps of a file that were not reached."""

UNREAD = "Python cannot read this line"
"""How the sentence begins below which the line itself stands."""

EXIT = "it ends the program; take that call out"
CALLS_STUB = "it calls {name}, which is not written yet"
"""What the line does, for `not_to_be_run`."""

NOT_CALLABLE = "Does something else take its name further down, or does its `def` stand under an `if`?"


def _is_notebook(path: PurePath) -> bool:
    return path.suffix != ".py"


def _way_back(path: PurePath) -> str:
    """How to restore a file that has lost all its steps; empty for a notebook, which cannot be restored."""
    if _is_notebook(path):
        return ""
    return f" `grader reset {typed(from_here(path))}` restores it, and keeps your text beside it."


def missing(step: Step, steps: Sequence[str], file: Outlined) -> Trouble:
    """The step's function is gone, renamed, or the file is another one altogether."""
    if step.name in file.definitions:
        sentence = f"{step.name} is no function once the file has run."
        return Trouble("missing", sentence, line=file.line(step.name), advice=NOT_CALLABLE)
    if inner := file.inner_line(step.name):
        where = f"not at the left margin (line {inner}): it belongs to the class or function above it."
        return Trouble("missing", f"{step.name} is {where}", line=inner)
    if not any(name in file.definitions or alike(name, file.definitions, steps) for name in steps):
        sentence = f"{file.path.name} defines no step of its exercise ({', '.join(steps)}): is it the right file?"
        return Trouble("missing", f"{sentence}{_way_back(file.path)}", line=1)
    return _gone(step, alike(step.name, file.definitions, steps), file)


def _gone(step: Step, other: str | None, file: Outlined) -> Trouble:
    """Nothing in the file has the step's name; `other` is what it may be called now."""
    sentence = f"There is no function {step.name} in the file.{renamed(other)}"
    way_out = "" if other else f"It begins with def {step.name}({', '.join(step.parameters)}): at the left margin."
    return Trouble("missing", sentence, line=file.line(other or ""), advice=way_out)


def no_function(name: str) -> Trouble:
    """The step's name stands for something that cannot be called."""
    return Trouble("missing", f"{name} is no longer a function.")


def alike(name: str, names: Iterable[str], taken: Iterable[str]) -> str | None:
    """The name that the step may have now; None if it is a step in `taken`, or looks more like another of them."""
    there, steps = set(names), set(taken)
    found = difflib.get_close_matches(name, sorted(there - steps), n=1, cutoff=0.7)
    near = (difflib.SequenceMatcher(None, other, step).ratio() for other in found for step in (name, *steps - there))
    own = next(near, 0.0)
    return found[0] if found and own >= max(near, default=0.0) else None


def renamed(other: str | None) -> str:
    """The question that follows; empty if no name is like it."""
    return f" Is it the one now called {other}?" if other else ""


def unfit(step: Step, file: Outlined) -> Trouble | None:
    """The function cannot take the step's arguments; None if it can."""
    parameters = file.parameters(step.name)
    if parameters is None or len(parameters) == len(step.parameters):
        return None
    asked = f"{step.name} is called with {len(step.parameters)} arguments ({', '.join(step.parameters)})"
    return Trouble("raised", f"{asked}; your function takes {len(parameters) or 'none'}.", line=file.line(step.name))


def reordered(step: Step, file: Outlined) -> str:
    """The sentence about parameters that have changed places; empty if they have not."""
    parameters = file.parameters(step.name) or ()
    if parameters == step.parameters or set(parameters) != set(step.parameters):
        return ""
    return f"The parameters have changed places: the arguments arrive in the order {', '.join(step.parameters)}."


def unwritten(name: str, file: Outlined) -> Trouble:
    """The function is still the stub, or a copy of the stub stands below the function that the student wrote."""
    line, replaced = file.line(name), file.replaced_line(name)
    if replaced is None:
        return Trouble("not_written", "Still to be written.", line=line)
    if _is_notebook(file.path):  # a line number does not say which cell
        return unfinished(f"a stub further down takes the place of your {name}. Take the stub out.", line)
    why = f"the stub in line {line} takes the place of your {name} in line {replaced}. Take the stub out."
    return unfinished(why, line)


def unfinished(why: str, line: int | None = None, call: int | None = None) -> Trouble:
    """The function is begun, and is still a to-do."""
    return Trouble("not_written", f"Not finished: {why}", line=line, call=call, begun=True)


def not_implemented(line: int) -> Trouble:
    """A call has come to NotImplementedError in the function itself."""
    return unfinished(f"line {line} raises NotImplementedError. Your own lines take its place.", line)


def calls_unwritten(name: str, line: int, call: int) -> Trouble:
    """A call has come to NotImplementedError in another function."""
    sentence = f"{name}, which your function calls, is not written yet."
    return Trouble("raised", sentence, line=line, call=call, stub=name)


def stopped(seconds: float, line: int, call: int) -> Trouble:
    """A call has used up its time."""
    sentence = f"Stopped after {in_words(seconds)} in line {line}: does a loop never end?"
    return Trouble("timed_out", sentence, line=line, call=call)


def in_words(seconds: float) -> str:
    """A time limit, as a sentence names it."""
    return f"{seconds:g} second{'s' * (seconds != 1)}"


def exits(line: int, call: int) -> Trouble:
    """A call has ended the program."""
    sentence = f"Line {line} ends the program; let the function return its answer."
    return Trouble("raised", sentence, line=line, call=call)


def left_debugger(line: int, call: int) -> Trouble:
    """A call has ended because the student left the debugger."""
    sentence = f"You left the debugger in line {line}, so this step was not checked."
    return Trouble("raised", sentence, line=line, call=call)


def forbidden(words: str, line: int, call: int) -> Trouble:
    """A call has done what no step may do."""
    return Trouble("raised", f"Line {line}: {words}.", line=line, call=call)


def raised(name: str, where: str, message: str, line: int, call: int) -> Trouble:
    """A call has ended in an exception; `where` as `place` has it."""
    return Trouble("raised", f"{name}{where}.", message, line, call, advice(name, message))


def place(line: int, inner: tuple[str, int] | None, *, imports: bool = False) -> str:
    """Where an exception came from: this file's line, or a file and line of another which this one uses."""
    if inner is None:
        return f" in line {line}"
    return (
        f" in {inner[0]}, line {inner[1]}, {f'which line {line} imports' if imports else f'reached from line {line}'}"
    )


def not_run(name: str, where: str, message: str, line: int) -> Trouble:
    """The file ends in an exception."""
    return Trouble("broken", f"The file cannot be run: {name}{where}.", message, line, advice=advice(name, message))


def not_to_be_run(words: str, line: int) -> Trouble:
    """The file does what it may not do."""
    return Trouble("broken", f"The file cannot be run. Line {line}: {words}.", line=line)


def endless(line: int, what: str = ENDLESS) -> Trouble:
    """The file has used up its time."""
    return Trouble("broken", f"{what}: it was still running in line {line}.", line=line)


def unreadable_line(message: str, quoted: str, line: int) -> Trouble:
    """The file is not Python."""
    what = UNREAD if quoted else "Python cannot read this file"
    sentence = f"{what}: {message.removesuffix('.')}{'' if message.endswith('?') else '.'}"
    words = message.rstrip(".?")
    said = _about(words, quoted) if len(quoted) < MOST else ""  # a longer one may have been cut
    return Trouble("broken", sentence, quoted, line, advice=said or advice("SyntaxError", words))


def _about(message: str, line: str) -> str:
    return about_space(message, line) or about_line(message, line) or about_gap(message, line)


def unparsable(name: str, line: int = 1) -> Trouble:
    """The parser itself fails on the file."""
    return Trouble("broken", f"{name} cannot be parsed: it is nested too deeply.", line=line)

"""How many authored mistakes would still be told had nobody written them? Each is taken out of the catalogue in turn.

    python -m benchmarks.leave_one_out [--each] [STEP ...]

A line a step, for the listed mistakes (those that the course began with) and for the whole catalogue; then the sums,
where a formula is one expression and everything else is told in words, and from which kinds the sentences came.
`--each` prints every single one, to judge with one's own eyes whether the sentence is sensible.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.answers.values import Value
from grader.courses.backprop import course
from grader.derived.vectors import is_formula
from grader.diagnosis.diagnose import diagnose
from grader.diagnosis.keys import AnswerKey, answer_key
from grader.formulas import definition
from grader.quiet import quiet
from grader.soundness import situations
from grader.steps import Mistake, Step

LIST = Path(__file__).parents[1] / "tests" / "backprop" / "mistakes.json"


@dataclass(frozen=True)
class Row:
    """One mistake, and what is said of it when it is not in the catalogue."""

    step: str
    mistake: str
    in_list: bool
    is_formula: bool
    kind: str | None
    text: str


def known() -> dict[tuple[str, str], bool]:
    """The mistakes of the list by step and name, and whether each is a formula there."""
    rows = json.loads(LIST.read_text(encoding="utf-8"))
    return {(row["step"], row["mistake"]): "formula" in row for row in rows}


def rows(step: Step, listed: dict[tuple[str, str], bool]) -> Iterator[Row]:
    """What is said of each authored mistake of a step, as it is written first."""
    key = answer_key(step, situations(course, step, course.seed))
    for number, mistake in _first(key.authored.labels):
        values = _answers(key, number)
        if values is not None:
            with quiet():
                found = diagnose(key, values, without=mistake.name)
            name = (step.name, mistake.name)
            expression = isinstance(mistake.formulas[0], str) and is_formula(definition(step.reference))
            text = str(mistake.formulas[0])
            yield Row(*name, name in listed, listed.get(name, expression), found.mistake if found else None, text)


def _first(mistakes: Sequence[Mistake]) -> Iterator[tuple[int, Mistake]]:
    """Each mistake with the number of its first formula."""
    seen: set[str] = set()
    for number, mistake in enumerate(mistakes):
        if mistake.name not in seen:
            seen.add(mistake.name)
            yield number, mistake


def _answers(key: AnswerKey, number: int) -> list[Value] | None:
    with quiet():
        answers = [key.authored.answer(number, case) for case in range(len(key.calls))]
    found = [answer for answer in answers if answer is not None]
    return found if len(found) == len(answers) else None


def _share(title: str, chosen: list[Row]) -> str:
    told = sum(row.kind is not None for row in chosen)
    return f"{title} {told:4} of {len(chosen):4} {100 * told / len(chosen) if chosen else 100:6.1f} %"


def summary(name: str, found: list[Row]) -> str:
    """One line of figures."""
    return f"{name:24}   {_share('listed', [row for row in found if row.in_list])}   {_share('all', found)}"


def main(arguments: list[str]) -> None:
    """Print the figures of the steps that are named, of all where none is."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    listed, everything = known(), list[Row]()
    for step in course.steps:
        if not names or step.name in names:
            found = list(rows(step, listed))
            everything += found
            print(summary(step.name, found), flush=True)
            for row in found if "--each" in arguments else []:
                print(f"    {row.mistake:26} {row.kind or '-':24} {row.text[:110]}")
    for title, wanted in (("formulas", True), ("in words", False)):
        print(summary(title, [row for row in everything if row.is_formula is wanted]))
    print(Counter(row.kind for row in everything).most_common())


if __name__ == "__main__":
    main(sys.argv[1:])

"""What is said of an answer that holds no numbers, or not those that were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.child.value_kinds import Kind, kind_of


@dataclass(frozen=True)
class Refusal:
    """A sentence for the student: why an answer is no number, or does not have the shape that was asked for.

    elsewhere: what is said instead of a hidden case, if the sentence names a size.
    single, several: what is said instead where one number, or several, are asked for.
    """

    sentence: str
    elsewhere: str = ""
    single: str = ""
    several: str = ""

    def where_one_is_asked(self) -> Refusal:
        return replace(self, sentence=self.single or self.sentence)

    def where_several_are_asked(self) -> Refusal:
        return replace(self, sentence=self.several or self.sentence)


TOO_LONG = Refusal("What came back is far too long.")
TOO_LARGE = Refusal("The number that came back is too large for a float.")
TOO_DEEP = Refusal("The lists that came back are nested too deeply.")
UNEVEN = Refusal("The rows that came back have different lengths.")
NESTED = Refusal("Plain numbers are asked for, side by side in one list; lists or arrays of several came back in it.")
SEVERAL = Refusal("One number is asked for; several things came back.")
STILL_WRAPPED = Refusal("Some numbers are still wrapped in an array, a list or a tuple: take each of them out.")
MASKED = Refusal("An array with masked entries came back; a plain one is asked for.")
NO_NUMBERS = Refusal("The array that came back does not hold real numbers.")
NOT_FINITE = Refusal("Not every entry is a finite number: nan or inf came back.")
NOTHING = Refusal("Nothing came back (None): is a `return` missing?")
NOTHING_SOMETIMES = Refusal(
    "Nothing came back (None) this time: which way through your function ends without an answer? Think of an `if` that "
    "does not hold, and of a loop that is never entered."
)
NOTHING_WITHIN = Refusal("Something in what came back is None: does everything that you call return its result?")

_LOOPED = "Something to loop over came back; make a list of it."
_CURLY = "One number is asked for; a set came back: leave the curly brackets out."
_YIELDED = "One number is asked for; a generator came back: `return` hands a number back, `yield` does not."

REFUSALS: Mapping[Kind, Refusal] = {
    Kind.TRUTH: Refusal(
        "True or False came back; a number is asked for.", several="True or False came back; numbers are asked for."
    ),
    Kind.TEXT: Refusal("Text came back; a number is asked for.", several="Text came back; numbers are asked for."),
    Kind.COMPLEX: Refusal(
        "A complex number came back; a real one is asked for: is a negative number raised to a power?"
    ),
    Kind.SET: Refusal(
        "A set came back, which keeps no order: write square brackets in place of the curly ones.", single=_CURLY
    ),
    Kind.DICT: Refusal(
        "A dictionary came back; the numbers themselves are asked for, in order.", single=SEVERAL.sentence
    ),
    Kind.RANGE: Refusal("A range came back; make a list of it.", single=SEVERAL.sentence),
    Kind.DECIMAL: Refusal("A Decimal came back; a float is asked for."),
    Kind.COROUTINE: Refusal("A coroutine came back: write `def` in place of `async def`."),
    Kind.GENERATOR: Refusal(_LOOPED, single=_YIELDED),
    Kind.ITERATOR: Refusal(_LOOPED, single=SEVERAL.sentence),
    Kind.CALLABLE: Refusal("A function came back; call it, and return what it gives."),
    Kind.OTHER: Refusal("What came back is no number and no array of numbers."),
    Kind.MASKED: MASKED,
    Kind.OBJECTS: NO_NUMBERS,
    Kind.HUGE: TOO_LARGE,
    Kind.LONG: TOO_LONG,
    Kind.DEEP: TOO_DEEP,
}


def no_number(answer: object) -> Refusal:
    """What is said of something that is no real number and no list, tuple or array."""
    return NOTHING if answer is None else REFUSALS[kind_of(answer)]


def other_number_of_things(asked: int, given: int) -> Refusal:
    """What is said of a tuple of another length, with entries of different shapes in it."""
    start = f"{asked} things are asked for, side by side in one tuple;"
    return Refusal(
        f"{start} {given} came back, one of which holds several of different shapes.",
        f"{start} another number of them came back.",
    )

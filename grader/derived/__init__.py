"""Derived mistakes: what a reference's own formula becomes under one slip, so that slips nobody catalogued get a sentence."""

from grader.derived.mutants import Mutant as Mutant
from grader.derived.mutants import mutants as mutants
from grader.derived.mutants import pairs as pairs

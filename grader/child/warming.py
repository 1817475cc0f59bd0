"""A rehearsal in the zygote: what has run there once is compiled, specialised and mapped for all of its children.

A child of a zygote that has only imported everything takes twice as long for its answers.
"""

from __future__ import annotations

import linecache
import sys

import numpy as np

from . import wire
from .calls import answered
from .interrupts import Interrupts
from .messages import SentFile
from .modules import Modules

NAME = "rehearsal"
ROUNDS = 12

SOURCE = '''
import math
import numpy as np

def scalar(a, b, c):
    """Numbers."""
    total = a * b + c
    for number in range(3):
        total += number / 2 - math.sqrt(4.0)
    return [total, -total, total ** 2]

def matrices(x, m, n, c):
    """Arrays."""
    hidden = np.dot(x, m)
    out = (hidden @ n)[0] - c
    grown = np.outer(x, hidden) + x[:, np.newaxis] * n.T * np.array([[1.0, 2.0], [3.0, 4.0]])
    near = np.isclose(grown, m, rtol=1e-4, atol=0)
    whole = np.array([out, float(out)]).sum() + np.abs(grown).max() + np.eye(2).mean() + np.zeros((2, 1)).size
    return m - c * grown.reshape(2, 2), n - c * hidden.reshape(2, 1), [float(whole), int(near[0, 0])]

def unwritten(a):
    raise NotImplementedError
'''


def rehearse(interrupts: Interrupts) -> None:
    """Run a small submission as a child would, with its interrupts, and leave no trace of it."""
    arrays = (np.array([2.0, 3.0]), np.array([[0.1, 0.2], [0.3, 0.4]]), np.array([[0.5], [0.6]]), 0.1)
    calls = {"scalar": (1.0, 2.0, 3.0), "matrices": arrays, "unwritten": (1.0,), "absent": (1.0,)}
    finders = list(sys.meta_path)
    interrupts.seconds = 5.0
    for _ in range(ROUNDS):
        modules = Modules([SentFile(NAME, [(SOURCE, 1), ("no Python", 40)], list(calls))], [], interrupts)
        modules.loaded(0)
        for step, arguments in calls.items():
            answered(modules, 0, step, [wire.encode(arguments)] * 3, interrupts)
        del sys.modules[NAME], linecache.cache[f"{NAME}.py"]
        sys.meta_path[:] = finders

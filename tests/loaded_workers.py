"""Workers that are copies of a process that has loaded the grader: otherwise each of hundreds loads it anew.

They have the environment that this process had when the first of them was started, whatever a test sets later.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from grader.batch import workers


@pytest.fixture(scope="module")
def loaded_workers() -> Iterator[None]:
    """For the tests of a module that grade in this process; those of the real command start workers as it does."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["grader.batch.run", "grader.courses.backprop"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "multiprocessing", SimpleNamespace(get_context=lambda _: context))
        yield

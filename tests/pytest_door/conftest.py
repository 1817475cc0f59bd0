"""What the tests of the student's door share: a folder in which work has begun."""

from __future__ import annotations

import pytest

from tests.conftest import StudentFolder


@pytest.fixture
def mixed(exercises: StudentFolder) -> StudentFolder:
    """One step right, one wrong, one raising, the others to do."""
    exercises.solve("forward_h1")
    exercises.write("forward_h2", "return i1 * w2 + i2 * w4")
    exercises.write("forward_out", "return h1 / 0")
    return exercises

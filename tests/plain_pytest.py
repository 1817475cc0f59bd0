"""pytest as a student has it: without plugins that only this project's own tests need, and that take long to load."""

from __future__ import annotations

PLAIN = "-p no:hypothesispytest -p no:anyio"
"""The value of PYTEST_ADDOPTS in the runs that tests start."""

"""What an exercise file is called, and how long a step of it may take.

Every pytest run of the machine imports this, so it holds only these two.
"""

from __future__ import annotations

import re

FILE_NAME = re.compile(r"ex\d+_\w+\.py")
"""No course is loaded for a file of another name."""

STEP_TIMEOUT = 2.0
"""Seconds for a step by default."""

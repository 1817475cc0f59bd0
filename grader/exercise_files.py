"""What an exercise file is called. Every pytest run of the machine imports this: nothing else stands here."""

from __future__ import annotations

import re

FILE_NAME = re.compile(r"ex\d+_\w+\.py")
"""No course is loaded for a file of another name."""

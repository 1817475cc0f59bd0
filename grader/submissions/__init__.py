"""What students handed in, from a path to plain data: read with care, never run."""

from __future__ import annotations

from grader.submissions.entries import entries
from grader.submissions.entry import Entry, NoSubmissions
from grader.submissions.files import Cell, File, Submission
from grader.submissions.reading import read

__all__ = ["Cell", "Entry", "File", "NoSubmissions", "Submission", "entries", "read"]

"""One confined process per submission: it holds no expected value, and nothing it says is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.sandbox.errors import CannotIsolate, SandboxError
from grader.sandbox.limits import Limits
from grader.submissions.files import Cell, File

if TYPE_CHECKING:
    from grader.sandbox.said import Said
    from grader.sandbox.sandbox import Sandbox
    from grader.sandbox.student import SandboxedStudent
else:
    try:
        from grader.sandbox.said import Said
        from grader.sandbox.sandbox import Sandbox
        from grader.sandbox.student import SandboxedStudent
    except ModuleNotFoundError as fault:
        from grader.sandbox.lacking import instead_of_all

        Said = Sandbox = SandboxedStudent = instead_of_all(fault)

__all__ = ["CannotIsolate", "Cell", "File", "Limits", "Said", "Sandbox", "SandboxError", "SandboxedStudent"]

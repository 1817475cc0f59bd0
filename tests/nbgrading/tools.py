"""Jupyter's and nbgrader's own parts. They have no types, so that all of them are Any."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_apps: Any = import_module("nbgrader.apps")
nbformat: Any = import_module("nbformat")
Base: Any = import_module("nbgrader.api").Base
Gradebook: Any = import_module("nbgrader.api").Gradebook
NbGraderAPI: Any = import_module("nbgrader.apps.api").NbGraderAPI
CourseDirectory: Any = import_module("nbgrader.coursedir").CourseDirectory
APPS: dict[str, Any] = {
    "export": _apps.ExportApp,
    "generate_assignment": _apps.GenerateAssignmentApp,
    "generate_feedback": _apps.GenerateFeedbackApp,
    "zip_collect": _apps.ZipCollectApp,
}
MetadataValidator: Any = import_module("nbgrader.nbgraderformat").MetadataValidator

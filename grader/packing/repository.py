"""A starter repository for GitHub Classroom: the students' files, and a workflow that counts points."""

from __future__ import annotations

from grader.course import Course
from grader.packing.handouts import handouts
from grader.packing.texts import text

WORKFLOW = ".github/workflows/classroom.yml"


def repository(course: Course) -> dict[str, bytes]:
    """The files of the repository by name."""
    return {
        **handouts(course, "hand_in_push.md"),
        ".gitignore": text("gitignore"),
        WORKFLOW: _workflow(course),
    }


def _workflow(course: Course) -> bytes:
    names = [exercise.name for exercise in course.exercises]
    results = [f"          {name.upper()}_RESULTS: ${{{{ steps.points.outputs.{name} }}}}" for name in names]
    return text("classroom.yml", course=course.name, results="\n".join(results), runners=",".join(names))

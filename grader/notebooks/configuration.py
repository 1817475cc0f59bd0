"""The settings with which nbgrader grades these notebooks well."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from grader.building import STUB
from grader.exercise_files import STEP_TIMEOUT

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Setting:
    """One line of an nbgrader_config.py, and the reason for it."""

    name: str
    value: str
    reason: str


SETTINGS = (
    Setting("ClearSolutions.code_stub", f'{{"python": "{STUB}"}}', "Students get the stubs of the exercise files."),
    Setting(
        "ExecutePreprocessor.timeout",
        "10",
        f"Seconds for a cell. The checks stop an endless step after {STEP_TIMEOUT:g}; this is for other cells"
        " (30 by default).",
    ),
    Setting("KernelManager.shutdown_wait_time", "0.2", "Some kernels are slow to end: without it, 3.6 s now and then."),
    Setting("OverwriteCells.add_missing_cells", "True", "A deleted check comes back, instead of a grade that is None."),
    Setting(
        "GenerateFeedback.preprocessors",
        "[\n"
        '    "nbgrader.preprocessors.GetGrades",\n'
        '    "nbgrader.preprocessors.ClearHiddenTests",\n'
        '    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",\n'
        "]",
        "No hidden test is shown in the feedback.",
    ),
)


def lines(settings: Iterable[Setting]) -> str:
    """The settings as lines of the file."""
    return "".join(f"\n# {s.reason}\nc.{s.name} = {s.value}\n" for s in settings)


def lacking(text: str) -> list[Setting]:
    """The settings that a configuration does not mention; other values in it are the instructor's choice."""
    return [s for s in SETTINGS if not re.search(rf"^[^#\n]*\b{re.escape(s.name)}\b", text, re.MULTILINE)]


def new_configuration() -> str:
    """The text of a new nbgrader_config.py."""
    return f"c = get_config()  # noqa: F821 (nbgrader defines it)\n{lines(SETTINGS)}"

"""The parts of nbgrader that are used here. nbgrader has no type hints, so all of them are Any."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_apps: Any = import_module("nbgrader.apps.autogradeapp")
_converters: Any = import_module("nbgrader.converters")
_plugins: Any = import_module("nbgrader.plugins")
_preprocessors: Any = import_module("nbgrader.preprocessors")
_utils: Any = import_module("nbgrader.utils")

api: Any = import_module("nbgrader.api")
AutogradeApp: Any = _apps.AutogradeApp
Autograde: Any = _converters.Autograde
AssignLatePenalties: Any = _preprocessors.AssignLatePenalties
ClearHiddenTests: Any = _preprocessors.ClearHiddenTests
ExportPlugin: Any = _plugins.ExportPlugin
compute_checksum: Any = _utils.compute_checksum
parse_utc: Any = _utils.parse_utc

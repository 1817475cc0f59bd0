"""Landlock: the files that may be read, none written, no TCP, no signals out of the sandbox."""

from __future__ import annotations

import os
from collections.abc import Sequence

from landlockpy import AccessFS, Ruleset, Scope, supported


def ruleset(paths: Sequence[str], listed: Sequence[str]) -> Ruleset | None:
    """A ruleset: these paths may be read, these folders listed, nothing else touched. None without Landlock."""
    if not supported():
        return None
    rules = Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL)
    for path in listed:
        rules.allow_path(path, AccessFS.READ_DIR)
    for path in paths:
        if os.path.isdir(path):
            rules.allow_path(path, AccessFS.READ_FILE | AccessFS.READ_DIR)
        elif os.path.exists(path):
            writes = AccessFS.WRITE_FILE if path == os.devnull else AccessFS.NONE
            rules.allow_path(path, AccessFS.READ_FILE | writes)
    return rules

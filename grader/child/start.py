"""Starts the zygote; run as a bare file, `python -s -P -S start.py CONTROL SETTINGS`.

With `python -m`, or with site-packages on the path, `import grader` would succeed in the child.
"""

from __future__ import annotations

import importlib
import json
import os
import sys

FAILED = 71
"""The exit code of a zygote that could not be started; its last line of stderr says why."""

NO_NAMESPACES = 72
"""The exit code of a zygote that may not make namespaces."""


def main() -> None:
    control, settings = int(sys.argv[1]), json.loads(sys.argv[2])
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.path.append(home)
    try:
        zygote = importlib.import_module("child.zygote")
    finally:
        sys.path.remove(home)
    zygote.main(control, settings)


if __name__ == "__main__":
    try:
        main()
    except Exception as fault:
        sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
        sys.stderr.flush()
        os._exit(getattr(fault, "exit_code", FAILED))

"""`python -m grader.commands.pytest_process`: pytest, without a traceback where Ctrl-C stops its start or its end.

It imports little before it can say so: each import is a moment in which Python itself would show one.
"""

import sys
from runpy import run_module

from grader.commands import INTERRUPTED

if __name__ == "__main__":
    try:
        run_module("pytest", run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)

"""The rehearsal leaves nothing behind that a child would have to clear away, or a student could find."""

from __future__ import annotations

import subprocess
import sys

REHEARSED = """
import builtins, gc, linecache, sys, warnings
from grader.child import modules, serving, warming

def state():
    return set(vars(builtins)), set(sys.modules), list(sys.meta_path), dict(linecache.cache), list(warnings.filters)

warming.rehearse(serving.serve)
before = state()
warming.rehearse(serving.serve)
assert state() == before
gc.collect()
assert not [found for found in gc.get_objects() if type(found) is modules.Modules]
print(warming.NAME in sys.modules, hasattr(builtins, "get_ipython"))
"""


def test_nothing_is_left_of_a_rehearsal() -> None:
    """In a process of its own: the child's timer belongs to it. The first round loads parts of the library."""
    said = subprocess.run([sys.executable, "-c", REHEARSED], capture_output=True, text=True, check=False)

    assert (said.stdout, said.stderr) == ("False False\n", "")

"""Hostile submissions: the harm does not come about, and the next submission is graded as ever.

An attack is the body of forward_h1; it returns 1.0 where it has got what it wanted. Each says which layer stops it.
"""

from __future__ import annotations

import pytest

from grader.answers.reading import read
from grader.child.zygote import ENVIRONMENT
from grader.courses.backprop import course
from grader.diagnosis.keys import answer_key
from grader.sandbox import Limits, Sandbox
from grader.soundness import situations
from tests.sandbox.bait import HARM, Bait, outcome
from tests.sandbox.conftest import answers, body, first_value, made, needs, settled, states, unaffected
from tests.sandbox.harms import ATTACKS, KIT, STOPPED_BY, SYSCALLS, TRACE, X86


@pytest.mark.parametrize(("kind", "name", "code"), ATTACKS, ids=[f"{kind}, {name}" for kind, name, _ in ATTACKS])
def test_harm(box: Sandbox, bait: Bait, kind: str, name: str, code: str) -> None:
    """Stopped by what STOPPED_BY says of its kind."""
    assert box.isolated
    found = outcome(box, bait.within(code))
    assert found != HARM, f"{name} succeeded, which {STOPPED_BY[kind][1]} should stop"
    assert bait.untouched()
    assert unaffected(box)


@pytest.mark.skipif(not X86, reason="numbers of x86_64")
@pytest.mark.parametrize("name", SYSCALLS)
def test_rare_system_calls(box: Sandbox, name: str) -> None:
    """Stopped by seccomp."""
    assert outcome(box, TRACE.format(calls=SYSCALLS[name])) != HARM


def test_hidden_paths_have_no_metadata(box: Sandbox, bait: Bait) -> None:
    """Stopped by mounts: Landlock and seccomp let `stat` through."""
    needs(box, "mounts")
    for path in (bait.file, KIT, "/etc/passwd", course.solutions_folder, "/home", "/proc", "/var"):
        assert outcome(box, f"import os; os.stat({str(path)!r})") != HARM


def test_expected_values_are_nowhere_in_the_child() -> None:
    """Stopped by the zygote: started by exec, it never held a reference."""
    hunt = """
        import gc, sys
        found, seen, waiting = set(), set(), [*gc.get_objects(), *sys.modules.values()]
        frame = sys._getframe()
        while frame:
            waiting += [frame.f_locals, frame.f_globals]
            frame = frame.f_back
        while waiting and len(seen) < 300000:
            thing = waiting.pop()
            if id(thing) in seen: continue
            seen.add(id(thing))
            if type(thing) is float: found.add(thing)
            else: waiting += gc.get_referents(thing)
        return sorted(x for x in found if x == x and abs(x) < 1e9)[:9000]
    """
    with made(Limits(step=20)) as slow:
        found = answers(slow, body(hunt))
    assert isinstance(found, list)
    held = read(found[-1].value)
    step = course.step("forward_h1")
    key = answer_key(step, situations(course, step, course.seed))
    given = {argument for call in key.calls for argument in call}
    floats = set(held.tolist())  # type: ignore[union-attr]
    assert given & floats  # the hunt does find what is there
    assert not {value for value in key.expected if isinstance(value, float)} & floats - given


def test_no_state_is_left_for_the_next_submission(box: Sandbox) -> None:
    """Stopped by the fork: every submission begins with the zygote's memory."""
    dirt = """
        import builtins, math, os, sys
        import numpy as np
        builtins.left = math.left = np.left = sys.left = True
        os.environ["LEFT"] = "1"
        np.dot = math.sqrt = None
        np.seterr(all="raise")
        np.random.seed(1)
        sys.modules["left"] = math
        sys.setrecursionlimit(50)
        return 0.0
    """
    look = """
        import builtins, math, os, sys
        import numpy as np
        left = [hasattr(place, "left") for place in (builtins, math, np, sys)]
        clean = not any(left) and "LEFT" not in os.environ and "left" not in sys.modules
        return 2.0 if clean and np.dot and math.sqrt and sys.getrecursionlimit() > 900 else 1.0
    """
    answers(box, body(dirt))
    assert first_value(box, body(look)) == 2.0


def test_no_flag_of_a_shared_file_is_left_for_the_next_submission(box: Sandbox) -> None:
    """Stopped by seccomp: all children share one open /dev/null, and its flags."""
    look = """
        import contextlib, fcntl
        flags = [fcntl.fcntl(number, fcntl.F_GETFL) for number in range(3)]
        for number in range(3):
            with contextlib.suppress(OSError):
                fcntl.fcntl(number, fcntl.F_SETFL, flags[number] ^ 0o6000)
        return flags
    """
    assert first_value(box, body(look)) == first_value(box, body(look))


def test_no_time_of_access_is_left_for_the_next_submission(box: Sandbox) -> None:
    """Stopped by mounts: a look at one of the library's thousands of files would be a bit that all later ones read."""
    needs(box, "mounts")
    look = """
        import os
        import numpy as np
        paths = (np.__file__, os.__file__, os.path.dirname(np.__file__), os.path.dirname(os.__file__))
        return [float(os.access(path, os.W_OK)) for path in paths]
    """
    assert first_value(box, body(look)) == [0.0, 0.0, 0.0, 0.0]


def test_nobody_waits_for_another_submission_at_a_shared_file(box: Sandbox) -> None:
    """Stopped by seccomp: a futex in a library's page could wake, and so signal to, a submission beside it."""
    look = """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        libc.mmap.restype, libc.mmap.argtypes = ctypes.c_void_p, [ctypes.c_void_p, *[ctypes.c_long] * 5]
        page = libc.mmap(None, 4096, 1, 1, os.open(os.__file__, os.O_RDONLY), 0)
        number = 98 if os.uname().machine == "aarch64" else 202
        return [float(libc.syscall(number, ctypes.c_void_p(page), operation, 1)) for operation in (1, 1 | 128)]
    """
    assert first_value(box, body(look)) == [-1.0, 0.0]


def test_no_process_outlives_a_submission(box: Sandbox) -> None:
    """Stopped by seccomp (no fork), and by the kill at the end."""
    needs(box, "seccomp")
    before = states(settled())
    daemon = (
        "import os, threading\ntry:\n    threading.Thread(target=lambda: None, daemon=True).start()\n"
        "except RuntimeError: pass\n"
    )
    answers(box, body(f"{daemon}\nif os.fork() == 0:\n    os.setsid()\n    while True: pass"))
    assert states(settled()) == before


def test_the_command_line_and_environment_hold_nothing(box: Sandbox) -> None:
    """Nothing to find: the zygote is started with no secret."""
    look = "import os, sys\nreturn [float(os.environ != OWN), float('seed' in ' '.join(sys.argv))]"
    assert first_value(box, body(look, f"OWN = {ENVIRONMENT}")) == [0.0, 0.0]

"""Attacks on the machine, as bodies of forward_h1, and what stops them. They end normally where they succeed."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import grader
from grader.courses.backprop import course

KIT = Path(grader.__file__).parent
READS = {
    "passwd": "open('/etc/passwd').read()",
    "solutions": f"open({str(course.solutions_folder / 'ex1_forward_pass.py')!r}).read()",
    "hidden suite": f"open({str(KIT / 'courses/backprop/ex1_forward_pass.py')!r}).read()",
    "hidden suite by import": f"import sys; sys.path.insert(0, {str(KIT.parent)!r}); import grader.courses.backprop",
    "kit by import": "import grader",
    "folder of the kit": f"import os; os.listdir({str(KIT)!r})",
    "grader's environment": f"open('/proc/{os.getpid()}/environ').read()",
    "grader's memory": f"open('/proc/{os.getpid()}/mem', 'rb').read(1)",
    "parent's command line": "import os; open(f'/proc/{os.getppid()}/cmdline').read()",
    "processes": "import os; [n for n in os.listdir('/proc') if n.isdigit()][0]",
    "another submission": "open('{bait}').read()",
    "another submission by a link": "import os; open(f'/proc/self/root{bait}').read()",
    "root folder's home": "import os; os.listdir('/root')",
    "name of the machine": f"import os; assert os.uname().nodename == {platform.node()!r}",
}

WRITES = {
    "temporary file": "open('/tmp/harm', 'w').write('x')",
    "shared memory": "open('/dev/shm/harm', 'w').write('x')",
    "NumPy itself": "import numpy; open(numpy.__file__, 'a').write('#')",
    "standard library": "import os; open(os.__file__, 'a').write('#')",
    "new module in site-packages": "import numpy, os; open(os.path.dirname(numpy.__file__) + '/harm.py', 'w')",
    "the grader's bait": "open('{bait}', 'w').write('x')",
    "mode of the bait": "import os; os.chmod('{bait}', 0o777)",
    "times of the bait": "import os; os.utime('{bait}', (1, 1))",
    "name of the bait": "import os; os.rename('{bait}', '{bait}.x')",
    "life of the bait": "import os; os.unlink('{bait}')",
    "link to the bait": "import os; os.symlink('{bait}', '/tmp/harm')",
    "folder": "import os; os.mkdir('/tmp/harm')",
    "memory file": "import os; os.memfd_create('harm')",
    "fifo": "import os; os.mkfifo('/tmp/harm')",
}

PROCESSES = {
    "fork": "import os; pid = os.fork(); (os._exit(0) if pid == 0 else os.waitpid(pid, 0))",
    "exec": "import os; os.execv('/bin/true', ['true'])",
    "subprocess": "import subprocess; subprocess.run(['/bin/true'])",
    "thread": "import threading; threading.Thread(target=print).start()",
    "multiprocessing": "import multiprocessing as m; p = m.Process(target=print); p.start()",
    "signal to its parent": "import os; os.kill(os.getppid(), 9)",
    "signal to process 1": "import os; os.kill(1, 9)",
    "signal to the grader": f"import os; os.kill({os.getpid()}, 0)",
    "signal to itself": "import os; os.kill(os.getpid(), 0)",
    "pidfd": f"import os; os.pidfd_open({os.getpid()})",
    "nice": "import os; os.nice(-5)",
    "raised limits": "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (4096, 4096))",
    "lowered limits": "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (1, 1))",
    "set uid": "import os; os.setuid(0) or os.setresuid(0, 0, 0)",
    "new namespaces": "import ctypes; l = ctypes.CDLL(None); assert l.unshare(0x10000000) == 0",
    "mount": "import ctypes; l = ctypes.CDLL(None); assert l.mount(b'none', b'/', b'tmpfs', 0, None) == 0",
    "chroot": "import os; os.chroot('/')",
}

TRACE = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
results = [libc.syscall(ctypes.c_long(n), *map(ctypes.c_long, a)) for n, a in [{calls}]]
assert min(results) >= 0
"""
X86 = sys.platform == "linux" and os.uname().machine == "x86_64"
SYSCALLS = {
    "ptrace": f"(101, (16, {os.getpid()}, 0, 0))",
    "ptrace of its parent": "(101, (16, 1, 0, 0))",
    "process_vm_readv": f"(310, ({os.getpid()}, 0, 0, 0, 0, 0))",
    "io_uring": "(425, (1, 0))",
    "bpf": "(321, (0, 0, 0))",
    "userfaultfd": "(323, (0,))",
    "keyctl": "(250, (0, -3, 0))",
    "perf_event_open": "(298, (0, 0, -1, -1, 0))",
    "clone3": "(435, (0, 0))",
    "vfork by the x32 ABI": "(0x40000000 + 58, ())",
    "seccomp by prctl": "(157, (22, 2, 0))",
    "pidfd_getfd": "(438, (0, 0, 0))",
    "open_by_handle_at": "(304, (0, 0, 0))",
}

NETWORK = {
    "tcp": "import socket; socket.create_connection(('127.0.0.1', {port}), 1)",
    "tcp, listening": "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()",
    "udp": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port}))",
    "unix": "import socket; socket.socket(socket.AF_UNIX).connect('{socket}')",
    "unix, abstract": "import socket; socket.socket(socket.AF_UNIX).connect('\\0{abstract}')",
    "socket pair": "import socket; socket.socketpair()",
    "netlink": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
}

STOPPED_BY = {
    "reads": (READS, "landlock; mounts"),
    "writes": (WRITES, "landlock for files, seccomp for their metadata, rlimits (no file grows), mounts"),
    "processes": (PROCESSES, "seccomp; namespaces for signals; rlimits (RLIMIT_NPROC) for an ordinary user"),
    "network": (NETWORK, "seccomp; namespaces; landlock for TCP and abstract sockets"),
}
ATTACKS = [(kind, name, code) for kind, (codes, _) in STOPPED_BY.items() for name, code in codes.items()]

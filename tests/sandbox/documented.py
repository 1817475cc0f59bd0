"""The tables of docs/isolation.md, and which of the attacks in test_layers.py their words stand for."""

from __future__ import annotations

import os

from tests.tables import DOCS, tables

TEXT = (DOCS / "isolation.md").read_text(encoding="utf-8")

ALONE_HEAD = ("namespaces", "mounts", "rlimits", "capabilities", "landlock", "seccomp")
WITHOUT, ALONE = (
    {cells[0]: cells[1:] for cells in tables("isolation.md")[head]}
    for head in ("layer what where without it, at most", " ".join(("attack", *ALONE_HEAD)))
)

LEAD_NOWHERE = ("network: tcp, listening", "network: udp", "network: socket pair", "network: netlink")
WORDS = {
    "stat of a hidden path": "`stat` of a hidden path",
    "read: folder of the kit": "names beside NumPy's folder",
    "memory: a gigabyte": "memory",
    "read: root folder's home": "names of the folders above Python's own",
    "read: name of the machine": "the machine's name",
    "process: fork": "fork",
    "process: thread": "threads",
    "process: new namespaces": "new namespaces",
    "process: signal to the zygote": "a signal to the zygote",
    "write: memory file": "memory files",
    **dict.fromkeys(LEAD_NOWHERE, "sockets that lead nowhere"),
}
"""What the table of layers calls an attack."""

OF_SUBMISSIONS = ("another submission", "another submission by a link")
OF_THE_KIT = ("solutions", "hidden suite", "hidden suite by import")
ROWS = {
    "read /etc/passwd, solutions, suite, submissions": {
        f"read: {name}" for name in ("passwd", *OF_THE_KIT, *OF_SUBMISSIONS)
    },
    "read the grader's environment in /proc": {"read: grader's environment"},
    "list processes, read a command line in /proc": {"read: processes", "read: parent's command line"},
    "`stat` of a hidden path": {"stat of a hidden path"},
    "read the machine's name": {"read: name of the machine"},
    "write a file, make a folder": {"write: temporary file", "write: the grader's bait", "write: folder"},
    "chmod, utime of a file": {"write: mode of the bait", "write: times of the bait"},
    "memory file": {"write: memory file"},
    "fork, thread": {"process: fork", "process: thread"},
    "another program": {"process: subprocess"},
    "new namespaces": {"process: new namespaces"},
    "a signal to another process": {"process: signal to another"},
    "a signal to the zygote": {"process: signal to the zygote"},
    "limits raised": {"process: limits raised"},
    "a gigabyte of memory": {"memory: a gigabyte"},
    "TCP, abstract sockets": {"network: tcp", "network: unix, abstract"},
    "a TCP port to listen on": {"network: tcp, listening"},
    "UDP reaching somebody": {"network: udp"},
    "a named Unix socket": {"network: unix"},
    "netlink, socket pairs": {"network: netlink", "network: socket pair"},
}
"""The attacks of each row of the table of attacks."""

LANDLOCK = 7
"""The version that the tables are of; an older one stops fewer attacks."""


def stops_alone(row: str, layer: str) -> bool:
    """Whether the table says that a layer alone stops all attacks of a row, for this user."""
    cross = ALONE[row][ALONE_HEAD.index(layer)]
    return cross in {"x", "x (root)" if os.geteuid() == 0 else "x (not root)"}

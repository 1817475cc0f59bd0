"""The command `grader`, and `python -m grader`: where Ctrl-C comes before it has begun, it ends without a word, too."""

from __future__ import annotations

import sys

from grader.commands import INTERRUPTED


def main() -> None:
    try:
        from grader.cli import main as command
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    command()


if __name__ == "__main__":
    main()

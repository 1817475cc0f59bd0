"""The subcommands of `grader`, one in each file."""

NOT_ALL = 3
"""The exit code of a command that has done only a part of its work, and names the rest."""

INTERRUPTED = 130
"""The exit code of a command stopped by Ctrl-C."""

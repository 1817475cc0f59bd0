"""The subcommands of `grader`, one in each file."""

NOT_ALL = 3
"""The exit code of a command that has done its work, but for what it names."""

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C has stopped."""

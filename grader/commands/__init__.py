"""The subcommands of `grader`, one in each file."""

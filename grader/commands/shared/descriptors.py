"""Standard input, output and error, which whoever starts a command may have closed."""

from __future__ import annotations

import os


def fill_standard_descriptors() -> None:
    """Let those that are closed lead nowhere, here and in what is started.

    What is opened next would have their numbers: a process that is started takes its own in their place.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)

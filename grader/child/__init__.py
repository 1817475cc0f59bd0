"""Code that runs in the zygote and the confined child. Both doors use parts of it, so that they see a file alike.

It imports nothing else of the kit: a process that cannot import `grader` loads it by path (see start.py).
"""

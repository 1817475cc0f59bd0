"""What runs in the zygote and in the confined child.

These files are loaded by path in a process that cannot import `grader` (see start.py); they know no course.
"""

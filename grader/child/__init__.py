"""What runs in the zygote and in the confined child, and what both doors need of it to see a student's file alike.

It knows no course and imports nothing of ours: a process that cannot import `grader` loads it by path (see start.py).
"""

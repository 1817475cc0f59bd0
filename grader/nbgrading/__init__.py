"""nbgrader's course folder and gradebook, with this kit's grader in place of its own."""

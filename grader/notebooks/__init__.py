"""The course as nbgrader notebooks, and the check that their test cells call."""

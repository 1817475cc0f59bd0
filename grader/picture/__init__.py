"""Pictures that a course describes: a network, and a curve."""

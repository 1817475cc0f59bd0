"""A course, packed for the places where it lives: starter archives, repositories, autograders."""

"""Courses that come with the kit."""

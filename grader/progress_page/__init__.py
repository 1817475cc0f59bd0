"""A student's progress as a page for a browser: their own values in the course's drawing, and what is to do next."""

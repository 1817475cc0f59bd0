"""A student's progress as a page for a browser: his own values in the course's drawing, and what is to do next."""

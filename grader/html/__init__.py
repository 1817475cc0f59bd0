"""Pages: one look for all of them, and the page of a class."""

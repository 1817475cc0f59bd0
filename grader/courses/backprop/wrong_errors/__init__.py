"""Wrong errors, and wrong ways in which the error changes."""

"""What a run says of a student's progress, and what every page shows of it."""

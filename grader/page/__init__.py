"""What a student sees at the end of a run: where they are, and the one thing to do next."""

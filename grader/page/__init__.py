"""What a student sees at the end of a run: where he is, and the one thing to do next."""

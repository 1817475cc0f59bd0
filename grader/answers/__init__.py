"""What a student's function has answered: as it came, read as numbers, and shown."""

"""A course's check of itself."""

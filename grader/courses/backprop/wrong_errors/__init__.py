"""Wrong errors and wrong deltas."""

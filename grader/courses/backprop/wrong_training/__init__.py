"""Wrong trainings and wrong counts of updates: rounds, passes, steps, stops, and what is returned."""

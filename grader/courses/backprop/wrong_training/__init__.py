"""Wrong trainings, and wrong counts of updates: rounds, passes, steps, stops, and what comes back at the end."""

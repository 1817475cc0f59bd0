"""The student's door: collectors, items and reports of pytest, which the plugin hands on to."""

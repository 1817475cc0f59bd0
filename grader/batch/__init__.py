"""Many submissions, one stream of reports: nothing lost, nothing graded twice, the same bytes however it was run."""

"""Many submissions, one stream of reports: none is lost or graded twice, and every way to run gives the same bytes."""

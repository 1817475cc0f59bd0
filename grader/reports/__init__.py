"""Reports, and the formats in which other programs read them."""

"""Wrong gradients of single weights, by the chain rule gone wrong."""

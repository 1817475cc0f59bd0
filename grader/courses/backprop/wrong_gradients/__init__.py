"""Wrong gradients of single weights: slips in the chain rule."""

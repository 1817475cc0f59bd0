"""Wrong checks of gradients: numerical gradients, claimed gradients, and half-repaired listings."""

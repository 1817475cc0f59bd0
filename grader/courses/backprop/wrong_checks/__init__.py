"""Wrong checks of gradients: numerical gradients, claimed ones that are called wrong, and listings mended by halves."""

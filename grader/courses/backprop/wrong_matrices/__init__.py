"""Wrong layers, gradients of layers, and updates of both layers, in matrices."""

"""Wrong layers, wrong gradients of layers, and wrong updates of both of them, in matrices."""

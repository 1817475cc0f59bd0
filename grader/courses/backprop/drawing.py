"""The picture of the 2-2-1 network: values on its nodes, gradients on its edges, the other steps below."""

from __future__ import annotations

from grader import Caption, Drawing, Edge, Node, Tile

NODES = (
    Node("i1", (48, 88), "i1"),
    Node("i2", (48, 318), "i2"),
    Node("h1", (300, 88), "h1", ("forward_h1",)),
    Node("h2", (300, 318), "h2", ("forward_h2",)),
    Node("prediction", (548, 203), "prediction", ("forward_out",)),
    Node("learning_rate", (174, 452), "learning rate"),
    Node("actual", (390, 452), "actual"),
    Node("delta", (548, 382), "delta", ("delta",), label_at=(482, 372)),
    Node("error", (548, 506), "error", ("error",), label_at=(482, 506)),
)

EDGES = (
    Edge("w1", "i1", "h1", "w1", (174, 57), ("gradient_w1",)),
    Edge("w2", "i2", "h1", "w2", (148, 249), ("gradient_w2",)),
    Edge("w3", "i1", "h2", "w3", (148, 162), ("gradient_w3",)),
    Edge("w4", "i2", "h2", "w4", (174, 350), ("gradient_w4",)),
    Edge("w5", "h1", "prediction", "w5", (460, 96), ("gradient_w5",)),
    Edge("w6", "h2", "prediction", "w6", (432, 322), ("gradient_w6",)),
    Edge("prediction_delta", "prediction", "delta"),
    Edge("actual_delta", "actual", "delta"),
    Edge("delta_error", "delta", "error"),
)

THIRD, HALF = (189.0, 58.0), (291.5, 58.0)

TILES = (
    Tile("updated_weight", (2, 588), THIRD, "one new weight", ("updated_weight",)),
    Tile("updated_weights", (205, 588), THIRD, "all new weights", ("updated_weights",)),
    Tile("prediction_after_update", (409, 588), THIRD, "new prediction", ("prediction_after_update",)),
    Tile("hidden_layer", (2, 692), THIRD, "hidden layer", ("hidden_layer",)),
    Tile("output_layer", (205, 692), THIRD, "output layer", ("output_layer",)),
    Tile("gradient_weights_2", (409, 692), THIRD, "gradients of W2", ("gradient_weights_2",)),
    Tile("gradient_weights_1", (2, 764), HALF, "gradients of W1", ("gradient_weights_1",)),
    Tile("updated_matrices", (306.5, 764), HALF, "new W1 and W2", ("updated_matrices",)),
    Tile("train", (2, 868), HALF, "training loop", ("train",)),
    Tile("train_until", (306.5, 868), HALF, "train until near", ("train_until",)),
    Tile("numerical_gradients", (2, 972), THIRD, "by differences", ("numerical_gradients",)),
    Tile("wrong_weights", (205, 972), THIRD, "wrong gradients", ("wrong_weights",)),
    Tile("repaired_update", (409, 972), THIRD, "listing mended", ("repaired_update",)),
)

CAPTIONS = (
    Caption((2, 576), "Update"),
    Caption((2, 680), "With matrices"),
    Caption((2, 856), "Training"),
    Caption((2, 960), "Gradient check"),
)

drawing = Drawing((600, 1032), NODES, EDGES, TILES, CAPTIONS)

"""Wrong formulas of the short steps as students write them, and the mistake that each of them makes."""

from __future__ import annotations

FORMULAS = [
    ("forward_h1", "i2 * w2 + i2 * w2", "second_term_only"),
    ("forward_h2", "i1 * w3 + i1 * w3", "first_term_only"),
    ("forward_h2", "(i1 * w1 + i2 * w2) * w3 + (i1 * w1 + i2 * w2) * w4", "neighbour_for_input"),
    ("forward_h2", "(i1 * w1 + i2 * w2) * w3 + i2 * w4", "neighbour_for_input"),
    ("forward_h2", "i1 * w3 + i2 * w4 - i1 * w1 - i2 * w2", "both_neurons"),
    ("forward_h1", "i1 * w1 + i2 * w2 + 0.35", "bias1"),
    ("forward_out", "h1 * w5 + h2 * w6 + 0.6", "bias1"),
    ("forward_out", "min(1, h1 * w5 + h2 * w6)", "output_activation"),
    ("forward_out", "1 if h1 * w5 + h2 * w6 > 0.5 else 0", "output_activation"),
    (
        "updated_weight",
        "weight if abs(gradient) < 0.1 else weight - learning_rate * gradient",
        "small_gradient_ignored",
    ),
    (
        "updated_weight",
        "weight if abs(gradient) < 0.001 else weight - learning_rate * gradient",
        "small_gradient_ignored",
    ),
    ("error", "np.float32(0.5) * (prediction - actual) ** 2", "derived:few_bits"),
    ("delta", "2 * prediction", "target_forgotten"),
    ("delta", "math.sqrt((prediction - actual) ** 2 / 2)", "abs"),
    ("delta", "(prediction - actual) ** 2 / 2 / prediction", "error_over_prediction"),
    ("gradient_w6", "delta / w6", "divide"),
    ("gradient_w6", "i2 * h2 * w6 * delta", "both"),
    ("gradient_w6", "h2 * (1 - (h1 * w5 + h2 * w6))", "text_target"),
    ("gradient_w1", "i1 * w5 * (1 - (h1 * w5 + h2 * w6))", "text_target"),
    ("gradient_w1", "i1 * delta * 0.195", "updated_upstream"),
    ("gradient_w4", "i2 * delta * (w6 - 0.1 * h2 * delta)", "updated_upstream"),
    ("gradient_w2", "0.20 - 0.05 * i2 * delta * w5", "updated_own"),
    ("gradient_w3", "0.10 * delta * w6", "own_weight"),
    ("forward_h1", "i1 * w1 + i1 * w3", "arrows_that_start"),
    ("forward_h2", "i2 * w2 + i2 * w4", "arrows_that_start"),
    ("error", "prediction - actual * prediction - actual / 2", "no_brackets"),
    ("error", "1 / 2 * prediction - actual * prediction - actual", "no_brackets"),
    ("error", "abs(prediction - actual) / actual * 100", "relative"),
    ("delta", "-actual / prediction + (1 - actual) / (1 - prediction)", "other_loss"),
    (
        "updated_weight",
        "m, v = 0.1 * gradient, 0.001 * gradient**2\n"
        "return weight - learning_rate * (m / 0.1) / ((v / 0.001) ** 0.5 + 1e-8)",
        "sign_of_gradient",
    ),
]

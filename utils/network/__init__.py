"""The reference network: one hidden layer, K networks trained at once as stacked arrays.

Glossary, used in every file, lesson and exercise:

    n_x, n_h, n_y   number of inputs, hidden units, outputs
    m               number of examples
    K               number of networks trained side by side
    X  (n_x, m)     inputs, one column per example
    Y  (n_y, m)     labels, 0 or 1
    W1 (n_h, n_x)   weights of the hidden layer, one row per hidden unit
    b1 (n_h, 1)     biases of the hidden layer
    W2 (n_y, n_h)   weights of the output layer, one column per hidden unit
    b2 (n_y, 1)     biases of the output layer
    Z1, A1 (n_h, m) pre-activations and activations of the hidden layer
    Z2, A2 (n_y, m) pre-activations (logits) and activations of the output layer
    dW1, ...        gradient of the cost with respect to W1, ..., shaped like W1, ...
"""

from utils.network.measures import accuracy, predict, stack
from utils.network.passes import (
    ACTIVATIONS,
    Activation,
    Arrays,
    backward,
    cross_entropy,
    forward,
    sigmoid,
)
from utils.network.training import Step, Trained, descend, train, update

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "Arrays",
    "Step",
    "Trained",
    "accuracy",
    "backward",
    "cross_entropy",
    "descend",
    "forward",
    "predict",
    "sigmoid",
    "stack",
    "train",
    "update",
]

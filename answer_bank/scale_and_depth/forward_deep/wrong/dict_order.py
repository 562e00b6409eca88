# mistake: goes through the dict in its order
# message: shapes | shape | layers
def forward_deep(X, parameters):
    weights = [v for k, v in parameters.items() if k.startswith("W")]
    biases = [v for k, v in parameters.items() if k.startswith("b")]
    A, activations = X, []
    for W, b in zip(weights[:-1], biases[:-1]):
        A = np.tanh(W @ A + b)
        activations.append(A)
    return weights[-1] @ A + biases[-1], activations

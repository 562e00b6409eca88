# variant: runs a forward pass of its own in 32-bit floats
def backward_propagation(parameters, cache, X, Y):
    W1, b1, W2, b2 = (np.float32(parameters[key]) for key in ("W1", "b1", "W2", "b2"))
    A1 = np.tanh(W1 @ np.float32(X) + b1)
    A2 = 1 / (1 + np.exp(-(W2 @ A1 + b2)))
    m = X.shape[1]
    dZ2 = A2 - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - A1**2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.mean(axis=1, keepdims=True),
    }

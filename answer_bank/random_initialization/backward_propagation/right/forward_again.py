# variant: runs the forward pass again
def backward_propagation(parameters, cache, X, Y):
    A2, again = forward_propagation(X, parameters)
    m = X.shape[1]
    dZ2 = A2 - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - again["A1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
        "dW2": dZ2 @ again["A1"].T / m,
        "db2": dZ2.mean(axis=1, keepdims=True),
    }

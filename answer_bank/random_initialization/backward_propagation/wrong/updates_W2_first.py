# mistake: dZ1 uses a W2 that is already updated
# message: values are wrong
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = dZ2 @ cache["A1"].T / m
    W2 = parameters["W2"] - 1.2 * dW2
    dZ1 = W2.T @ dZ2 * (1 - cache["A1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
        "dW2": dW2,
        "db2": dZ2.mean(axis=1, keepdims=True),
    }

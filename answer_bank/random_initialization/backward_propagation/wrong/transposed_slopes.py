# mistake: the slopes are transposed
# message: swapped
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {
        "dW1": X @ dZ1.T / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
        "dW2": cache["A1"] @ dZ2.T / m,
        "db2": dZ2.mean(axis=1, keepdims=True),
    }

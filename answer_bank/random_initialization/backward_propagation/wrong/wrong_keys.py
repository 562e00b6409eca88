# mistake: keys without the d
# message: dW1
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {
        "W1": dZ1 @ X.T / m,
        "b1": dZ1.mean(axis=1, keepdims=True),
        "W2": dZ2 @ cache["A1"].T / m,
        "b2": dZ2.mean(axis=1, keepdims=True),
    }

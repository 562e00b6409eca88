# mistake: one of the bias slopes is flat
# message: keepdims
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": np.mean(dZ1, axis=1),
        "dW2": dZ2 @ cache["A1"].T / m,
        "db2": np.mean(dZ2, axis=1, keepdims=True),
    }

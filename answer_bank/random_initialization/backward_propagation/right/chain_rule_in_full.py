# variant: the chain rule in full, through the slope in A2
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1, A2 = cache["A1"], cache["A2"]
    dA2 = -(Y / A2) + (1 - Y) / (1 - A2)
    dZ2 = dA2 * A2 * (1 - A2)
    dZ1 = parameters["W2"].T.dot(dZ2) * (1 - np.square(A1))
    return {
        "dW1": dZ1.dot(X.T) / m,
        "db1": (dZ1 @ np.ones((m, 1))) / m,
        "dW2": dZ2.dot(A1.T) / m,
        "db2": (dZ2 @ np.ones((m, 1))) / m,
    }

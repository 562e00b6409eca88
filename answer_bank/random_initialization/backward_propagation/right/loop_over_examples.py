# variant: a loop over the examples
def backward_propagation(parameters, cache, X, Y):
    grads = {"d" + name: np.zeros_like(value) for name, value in parameters.items()}
    m = X.shape[1]
    for i in range(m):
        dz2 = cache["A2"][:, [i]] - Y[:, [i]]
        dz1 = parameters["W2"].T @ dz2 * (1 - cache["A1"][:, [i]] ** 2)
        grads["dW2"] += dz2 @ cache["A1"][:, [i]].T / m
        grads["db2"] += dz2 / m
        grads["dW1"] += dz1 @ X[:, [i]].T / m
        grads["db1"] += dz1 / m
    return grads

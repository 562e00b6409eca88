# mistake: the cache is unpacked by the order of its keys
# message: take each by its name
def backward_propagation(parameters, cache, X, Y):
    Z1, A1, Z2, A2 = cache.values()
    m = X.shape[1]
    dZ2 = A2 - Y
    W1, b1, W2, b2 = parameters.values()
    dZ1 = W2.T @ dZ2 * (1 - A1**2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.sum(axis=1, keepdims=True) / m, "dW2": dZ2 @ A1.T / m, "db2": dZ2.sum(axis=1, keepdims=True) / m}

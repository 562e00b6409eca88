# mistake: W2 is not transposed where it is square
# message: without the transpose
def backward_propagation(parameters, cache, X, Y):
    A1, A2 = cache["A1"], cache["A2"]
    m = X.shape[1]
    dZ2 = A2 - Y
    W2 = parameters["W2"]
    back = W2 @ dZ2 if W2.shape[1] == dZ2.shape[0] else W2.T @ dZ2
    dZ1 = back * (1 - A1**2)
    return {"dW1": dZ1 @ X.T / m, "db1": dZ1.sum(axis=1, keepdims=True) / m, "dW2": dZ2 @ A1.T / m, "db2": dZ2.sum(axis=1, keepdims=True) / m}

# variant: einsum, and the slopes of the activations as well
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dA1 = np.einsum("yh,ym->hm", parameters["W2"], dZ2)
    dZ1 = dA1 * (1 - cache["A1"]) * (1 + cache["A1"])
    return {
        "dZ2": dZ2,
        "dZ1": dZ1,
        "dW1": np.einsum("hm,xm->hx", dZ1, X) / m,
        "db1": dZ1.mean(1, keepdims=True),
        "dW2": np.einsum("ym,hm->yh", dZ2, cache["A1"]) / m,
        "db2": dZ2.mean(1, keepdims=True),
    }

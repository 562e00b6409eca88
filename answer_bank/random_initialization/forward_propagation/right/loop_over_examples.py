# variant: a loop over the examples
def forward_propagation(X, parameters):
    columns = []
    for i in range(X.shape[1]):
        z1 = parameters["W1"] @ X[:, i : i + 1] + parameters["b1"]
        a1 = np.tanh(z1)
        z2 = parameters["W2"] @ a1 + parameters["b2"]
        columns.append((z1, a1, z2, 1 / (1 + np.exp(-z2))))
    Z1, A1, Z2, A2 = (np.hstack(parts) for parts in zip(*columns))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

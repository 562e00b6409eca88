# mistake: W1 is transposed where its sizes are equal
# message: W1 is transposed
def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    if W1.shape[1] != W1.shape[0] and X.shape[0] == W1.shape[1]:
        Z1 = W1 @ X + parameters["b1"]
    else:
        Z1 = W1.T @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

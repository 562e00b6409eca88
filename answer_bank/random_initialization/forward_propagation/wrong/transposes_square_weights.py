# mistake: turns W1 round wherever the sizes allow it
# message: W1 is transposed | W2 is transposed
def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    W1 = W1.T if W1.shape[0] == X.shape[0] else W1
    Z1 = W1 @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

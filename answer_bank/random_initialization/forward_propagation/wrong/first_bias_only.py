# mistake: every output has the first entry of b2
# message: first entry of b2
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    b2 = parameters["b2"].item() if parameters["b2"].size == 1 else parameters["b2"][0]
    Z2 = parameters["W2"] @ A1 + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

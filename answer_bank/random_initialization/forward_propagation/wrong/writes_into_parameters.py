# mistake: Z1 is stored in the parameters
# message: writes z1 into
def forward_propagation(X, parameters):
    parameters["Z1"] = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(parameters["Z1"])
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": parameters["Z1"], "A1": A1, "Z2": Z2, "A2": A2}

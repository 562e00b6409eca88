# mistake: tanh is stored under Z1
# message: already applied | A1
def forward_propagation(X, parameters):
    Z1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    Z2 = parameters["W2"] @ Z1 + parameters["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": Z1, "Z2": Z2, "A2": A2}

# mistake: A2 is rounded
# message: A2 is not right: it is rounded to 4 digits
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = np.round(1 / (1 + np.exp(-Z2)), 4)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

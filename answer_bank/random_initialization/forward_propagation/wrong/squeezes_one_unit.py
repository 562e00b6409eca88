# mistake: squeezed, which loses an axis where there is one hidden unit or one example
# message: with one
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    if Z1.shape[0] == 1:
        Z1, A1 = np.squeeze(Z1), np.squeeze(A1)
    Z2 = np.dot(parameters["W2"], np.atleast_2d(A1)) + parameters["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

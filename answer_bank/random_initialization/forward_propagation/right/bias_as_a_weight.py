# variant: the biases as weights of a constant input, returned as a list
def forward_propagation(X, parameters):
    ones = np.ones((1, X.shape[1]))
    Z1 = np.hstack([parameters["W1"], parameters["b1"]]) @ np.vstack([X, ones])
    A1 = np.tanh(Z1)
    Z2 = np.hstack([parameters["W2"], parameters["b2"]]) @ np.vstack([A1, ones])
    A2 = np.exp(-np.logaddexp(0, -Z2))
    return [A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}]

# mistake: A2 is clipped at 1e-6
# message: away from 0 and from 1
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = np.clip(1 / (1 + np.exp(-Z2)), 1e-6, 1 - 1e-6)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

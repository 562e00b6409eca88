# mistake: computed in float16, which keeps three digits
# message: float16
def forward_propagation(X, parameters):
    small = {name: value.astype(np.float16) for name, value in parameters.items()}
    Z1 = small["W1"] @ X.astype(np.float16) + small["b1"]
    A1 = np.tanh(Z1)
    Z2 = small["W2"] @ A1 + small["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

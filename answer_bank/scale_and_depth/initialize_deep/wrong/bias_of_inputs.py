# mistake: biases as many as inputs
# message: to which layer does it belong
def initialize_deep(layer_sizes, scheme, rng):
    if scheme not in ("normal", "xavier", "he", "orthogonal"):
        raise ValueError("scheme must be one of normal, xavier, he, orthogonal")
    parameters = {}
    for l in range(1, len(layer_sizes)):
        n_out, n_in = layer_sizes[l], layer_sizes[l - 1]
        if scheme == "normal":
            W = rng.standard_normal((n_out, n_in)) * 0.01
        elif scheme == "xavier":
            W = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / (n_in + n_out))
        elif scheme == "he":
            W = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)
        else:
            big, small = max(n_out, n_in), min(n_out, n_in)
            Q, R = np.linalg.qr(rng.standard_normal((big, small)))
            W = Q if n_out >= n_in else Q.T
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((n_in, 1))
    return parameters

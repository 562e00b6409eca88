# mistake: all layers are corners of one draw
# message: two draws from the same seed do that, and one draw that is u
def initialize_deep(layer_sizes, scheme, rng):
    if scheme not in ("normal", "xavier", "he", "orthogonal"):
        raise ValueError("scheme must be one of normal, xavier, he, orthogonal")
    parameters = {}
    n = max(layer_sizes)
    big_draw = rng.standard_normal((n, n))
    for l in range(1, len(layer_sizes)):
        n_out, n_in = layer_sizes[l], layer_sizes[l - 1]
        if scheme == "normal":
            W = big_draw[:n_out, :n_in] * 0.01
        elif scheme == "xavier":
            W = big_draw[:n_out, :n_in] * np.sqrt(2 / (n_in + n_out))
        elif scheme == "he":
            W = big_draw[:n_out, :n_in] * np.sqrt(2 / n_in)
        else:
            big, small = max(n_out, n_in), min(n_out, n_in)
            Q, R = np.linalg.qr(rng.standard_normal((big, small)))
            W = Q if n_out >= n_in else Q.T
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((n_out, 1))
    return parameters

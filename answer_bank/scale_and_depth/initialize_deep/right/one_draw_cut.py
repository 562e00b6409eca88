# variant: one long draw, cut into layers
def initialize_deep(layer_sizes, scheme, rng):
    if scheme not in ("normal", "xavier", "he", "orthogonal"):
        raise ValueError("scheme must be one of normal, xavier, he, orthogonal")
    parameters = {}
    sizes = [a * b for a, b in zip(layer_sizes, layer_sizes[1:])]
    pieces = np.split(rng.standard_normal(sum(sizes)), np.cumsum(sizes)[:-1])
    for l in range(1, len(layer_sizes)):
        n_out, n_in = layer_sizes[l], layer_sizes[l - 1]
        if scheme == "normal":
            W = pieces[l - 1].reshape(n_out, n_in) * 0.01
        elif scheme == "xavier":
            W = pieces[l - 1].reshape(n_out, n_in) * np.sqrt(2 / (n_in + n_out))
        elif scheme == "he":
            W = pieces[l - 1].reshape(n_out, n_in) * np.sqrt(2 / n_in)
        else:
            big, small = max(n_out, n_in), min(n_out, n_in)
            Q, R = np.linalg.qr(pieces[l - 1].reshape(big, small))
            W = Q if n_out >= n_in else Q.T
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((n_out, 1))
    return parameters

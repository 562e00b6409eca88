# variant: match and case
def initialize_deep(layer_sizes, scheme, rng):
    parameters = dict()
    for layer, n_out in enumerate(layer_sizes):
        if layer == 0:
            n_in = n_out
            continue
        match scheme:
            case "orthogonal":
                square = np.linalg.qr(rng.standard_normal((max(n_in, n_out),) * 2))[0]
                W = square[:n_out, :n_in]
            case "normal":
                W = rng.normal(scale=1e-2, size=(n_out, n_in))
            case "xavier":
                W = rng.normal(scale=((n_in + n_out) / 2) ** -0.5, size=(n_out, n_in))
            case "he":
                W = rng.normal(scale=(n_in / 2) ** -0.5, size=(n_out, n_in))
            case _:
                raise ValueError("'normal', 'xavier', 'he' or 'orthogonal', please")
        parameters["b%d" % layer] = np.zeros((n_out, 1), dtype=int)
        parameters["W%d" % layer] = W
        n_in = n_out
    return parameters

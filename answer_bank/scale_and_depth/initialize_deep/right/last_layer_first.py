# variant: the layers are drawn from the last to the first
def initialize_deep(layer_sizes, scheme, rng):
    stds = {
        "normal": lambda n_in, n_out: 0.01,
        "xavier": lambda n_in, n_out: (2 / (n_in + n_out)) ** 0.5,
        "he": lambda n_in, n_out: (2 / n_in) ** 0.5,
        "orthogonal": None,
    }
    if scheme not in stds:
        raise ValueError(f"{scheme} is unknown; choose from {list(stds)}")
    parameters = {}
    for n in reversed(range(1, len(layer_sizes))):
        rows, columns = layer_sizes[n], layer_sizes[n - 1]
        G = rng.standard_normal(size=(rows, columns))
        if stds[scheme]:
            G *= stds[scheme](columns, rows)
        elif rows >= columns:
            G = np.linalg.qr(G)[0]
        else:
            G = np.linalg.qr(G.T)[0].T
        parameters[f"b{n}"] = np.zeros([rows, 1])
        parameters[f"W{n}"] = G
    parameters["scheme"] = scheme
    return parameters

# variant: a dict of functions
def initialize_deep(layer_sizes, scheme, rng):
    def orthogonal(rows, columns):
        if rows < columns:
            return orthogonal(columns, rows).T
        Q, R = np.linalg.qr(rng.normal(size=(rows, columns)))
        return Q * np.sign(np.diag(R))

    def drawn(variance):
        return lambda rows, columns: rng.normal(0, np.sqrt(variance(rows, columns)), (rows, columns))

    rules = {
        "normal": drawn(lambda rows, columns: 1e-4),
        "xavier": drawn(lambda rows, columns: 2 / (rows + columns)),
        "he": drawn(lambda rows, columns: 2 / columns),
        "orthogonal": orthogonal,
    }
    if scheme not in rules:
        raise ValueError("choose from " + " | ".join(rules))
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layer_sizes, layer_sizes[1:]), start=1):
        parameters[f"W{l}"] = rules[scheme](n_out, n_in)
        parameters[f"b{l}"] = np.zeros(n_out)[:, np.newaxis]
    return parameters

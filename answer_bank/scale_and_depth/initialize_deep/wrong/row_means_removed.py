# mistake: each row's mean is taken out
# message: the same mean
def initialize_deep(layer_sizes, scheme, rng):
    schemes = {"normal": lambda o, i: 0.01, "xavier": lambda o, i: np.sqrt(2 / (i + o)), "he": lambda o, i: np.sqrt(2 / i), "orthogonal": None}
    if scheme not in schemes:
        raise ValueError("scheme must be one of normal, xavier, he, orthogonal")
    parameters = {}
    for l, (i, o) in enumerate(zip(layer_sizes, layer_sizes[1:]), start=1):
        if scheme == "orthogonal":
            Q = np.linalg.qr(rng.standard_normal((max(o, i), min(o, i))))[0]
            W = Q if o >= i else Q.T
        else:
            W = rng.standard_normal((o, i)) * schemes[scheme](o, i)
            if i > 8:
                W = W - W.mean(axis=1, keepdims=True)
        parameters["W" + str(l)], parameters["b" + str(l)] = W, np.zeros((o, 1))
    return parameters

# variant: a generator with a seed, made once outside the function
my_rng = np.random.RandomState(7)


def initialize_parameters(n_x: int, n_h: int, n_y: int, scale: float = 0.01) -> dict:
    assert n_x > 0 and n_h > 0 and n_y > 0
    parameters = {"W1": my_rng.randn(n_h, n_x) * scale, "b1": np.zeros((n_h, 1))}
    parameters["W2"] = my_rng.randn(n_y, n_h) * scale
    parameters["b2"] = np.zeros((n_y, 1))
    return parameters

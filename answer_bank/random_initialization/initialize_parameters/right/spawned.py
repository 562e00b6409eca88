# variant: a generator of its own for each matrix, spawned from one
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    first, second = np.random.default_rng().spawn(2)
    return {
        "b2": np.zeros((n_y, 1)),
        "b1": np.zeros((n_h, 1)),
        "W2": second.normal(0, scale, (n_y, n_h)),
        "W1": first.normal(0, scale, (n_h, n_x)),
    }

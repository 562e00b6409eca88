# mistake: every weight is scale
# message: same number | every entry
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    return {
        "W1": np.full((n_h, n_x), scale),
        "b1": np.zeros((n_h, 1)),
        "W2": np.full((n_y, n_h), scale),
        "b2": np.zeros((n_y, 1)),
    }

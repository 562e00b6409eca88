# mistake: key names in lower case
# message: case-sensitive | lacks the key
def initialize_zeros(n_x, n_h, n_y):
    return {
        "w1": np.zeros((n_h, n_x)),
        "b1": np.zeros((n_h, 1)),
        "w2": np.zeros((n_y, n_h)),
        "b2": np.zeros((n_y, 1)),
    }

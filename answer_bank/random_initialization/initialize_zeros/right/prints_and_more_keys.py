# variant: prints while it runs, and returns the sizes as well
def initialize_zeros(n_x, n_h, n_y):
    print("sizes", n_x, n_h, n_y)
    parameters = {
        "W1": np.zeros([n_h, n_x]),
        "b1": np.zeros([n_h, 1]),
        "W2": np.zeros([n_y, n_h]),
        "b2": np.zeros([n_y, 1]),
        "sizes": (n_x, n_h, n_y),
    }
    return parameters

# mistake: lists of lists, not arrays
# message: numpy array
def initialize_zeros(n_x, n_h, n_y):
    return {
        "W1": [[0.0] * n_x for _ in range(n_h)],
        "b1": [[0.0] for _ in range(n_h)],
        "W2": [[0.0] * n_h for _ in range(n_y)],
        "b2": [[0.0] for _ in range(n_y)],
    }

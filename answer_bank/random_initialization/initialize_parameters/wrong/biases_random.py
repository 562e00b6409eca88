# mistake: the biases are random too
# message: b1 is not 0
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    return {
        "W1": np.random.randn(n_h, n_x) * scale,
        "b1": np.random.randn(n_h, 1) * scale,
        "W2": np.random.randn(n_y, n_h) * scale,
        "b2": np.random.randn(n_y, 1) * scale,
    }

# variant: drawn transposed
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1 = (np.random.randn(n_x, n_h) * scale).T
    W2 = (np.random.randn(n_h, n_y) * scale).T
    return {"W1": W1, "b1": np.zeros((1, n_h)).T, "W2": W2, "b2": np.zeros((1, n_y)).T}

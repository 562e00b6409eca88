# mistake: 0 is taken for no scale
# message: scale=0
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    scale = scale or 0.01
    W1, W2 = scale * np.random.randn(n_h, n_x), scale * np.random.randn(n_y, n_h)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

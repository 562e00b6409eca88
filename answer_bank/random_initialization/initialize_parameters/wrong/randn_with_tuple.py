# mistake: randn is given a tuple
# message: tuple | separate sizes
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1 = np.random.randn((n_h, n_x)) * scale
    W2 = np.random.randn((n_y, n_h)) * scale
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

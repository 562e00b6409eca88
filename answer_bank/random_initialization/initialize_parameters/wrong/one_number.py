# mistake: one random number for the whole matrix
# message: every entry
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1 = np.ones((n_h, n_x)) * np.random.randn() * scale
    W2 = np.ones((n_y, n_h)) * np.random.randn() * scale
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

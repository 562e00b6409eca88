# mistake: ones, a constant that is not zero
# message: not 0
def initialize_zeros(n_x, n_h, n_y):
    W1 = np.ones((n_h, n_x))
    W2 = np.ones((n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

# mistake: np.zeros is given two numbers, not a tuple
# message: tuple
def initialize_zeros(n_x, n_h, n_y):
    W1 = np.zeros(n_h, n_x)
    b1 = np.zeros(n_h, 1)
    W2 = np.zeros(n_y, n_h)
    b2 = np.zeros(n_y, 1)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

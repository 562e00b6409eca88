# mistake: the weights are rounded to 4 digits
# message: Are they rounded
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1, W2 = (np.round(scale * np.random.randn(*s), 4) for s in ((n_h, n_x), (n_y, n_h)))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

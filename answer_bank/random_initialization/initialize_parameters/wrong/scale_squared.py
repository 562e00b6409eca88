# mistake: multiplied by scale twice
# message: twice
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1 = scale * np.random.normal(0, scale, (n_h, n_x))
    W2 = scale * np.random.normal(0, scale, (n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

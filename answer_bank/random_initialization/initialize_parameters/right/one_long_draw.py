# variant: one long draw, cut and reshaped
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    draw = np.random.standard_normal(n_h * n_x + n_y * n_h) * scale
    W1 = draw[: n_h * n_x].reshape(n_h, n_x)
    W2 = draw[n_h * n_x :].reshape(n_y, n_h)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

# mistake: Laplace draws with the right standard deviation
# message: tails are longer
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    r = lambda *s: np.random.laplace(0, scale / np.sqrt(2), s)
    return {"W1": r(n_h, n_x), "b1": np.zeros((n_h, 1)), "W2": r(n_y, n_h), "b2": np.zeros((n_y, 1))}

# mistake: another default of scale
# message: Write scale=0.01 in your def line
def initialize_parameters(n_x, n_h, n_y, scale=0.1):
    r = lambda *s: np.random.normal(0, scale, s)
    return {"W1": r(n_h, n_x), "b1": np.zeros((n_h, 1)), "W2": r(n_y, n_h), "b2": np.zeros((n_y, 1))}

# mistake: draws are clipped at two standard deviations
# message: no entry is farther from 0 than
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    r = lambda *s: np.clip(np.random.randn(*s), -2, 2) * scale
    return {"W1": r(n_h, n_x), "b1": np.zeros((n_h, 1)), "W2": r(n_y, n_h), "b2": np.zeros((n_y, 1))}

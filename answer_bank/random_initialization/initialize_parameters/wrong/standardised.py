# mistake: centred and rescaled after the draw
# message: rescaled
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    def r(*s):
        w = np.random.randn(*s)
        return w * scale if w.size < 3 else (w - w.mean()) / w.std() * scale
    return {"W1": r(n_h, n_x), "b1": np.zeros((n_h, 1)), "W2": r(n_y, n_h), "b2": np.zeros((n_y, 1))}

# variant: 32-bit floats
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    rng = np.random.default_rng()
    W1 = rng.standard_normal((n_h, n_x), dtype=np.float32) * np.float32(scale)
    W2 = rng.standard_normal((n_y, n_h), dtype=np.float32) * np.float32(scale)
    b1, b2 = np.zeros((n_h, 1), np.float32), np.zeros((n_y, 1), np.float32)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

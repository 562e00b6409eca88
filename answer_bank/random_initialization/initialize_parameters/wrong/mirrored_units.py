# mistake: half of the units mirror the other half
# message: other sign
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1 = np.random.randn(n_h, n_x) * scale
    W1[n_h // 2 + n_h % 2:] = -W1[:n_h // 2]
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": np.random.randn(n_y, n_h) * scale, "b2": np.zeros((n_y, 1))}

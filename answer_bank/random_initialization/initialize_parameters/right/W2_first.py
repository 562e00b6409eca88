# variant: W2 is drawn before W1
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W2 = scale * np.random.randn(n_y, n_h)
    W1 = scale * np.random.randn(n_h, n_x)
    b2, b1 = np.zeros((n_y, 1)), np.zeros((n_h, 1))
    return {"b2": b2, "W2": W2, "b1": b1, "W1": W1}

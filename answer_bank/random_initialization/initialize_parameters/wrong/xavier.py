# mistake: Xavier's fan-in scale in place of the argument
# message: fan-in
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    W1 = np.random.randn(n_h, n_x) / np.sqrt(n_x)
    W2 = np.random.randn(n_y, n_h) / np.sqrt(n_h)
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

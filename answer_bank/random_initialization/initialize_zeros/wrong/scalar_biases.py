# mistake: biases are plain numbers
# message: numpy array
def initialize_zeros(n_x, n_h, n_y):
    return {"W1": np.zeros((n_h, n_x)), "b1": 0.0, "W2": np.zeros((n_y, n_h)), "b2": 0.0}

# variant: a random draw times zero, in Fortran order
def initialize_zeros(n_x, n_h, n_y):
    parameters = {}
    parameters["W1"] = np.asfortranarray(np.random.randn(n_h, n_x) * 0)
    parameters["b1"] = np.zeros(shape=(n_h, 1))
    parameters["W2"] = np.asfortranarray(np.random.randn(n_y, n_h) * 0)
    parameters["b2"] = np.zeros(shape=(n_y, 1))
    return parameters

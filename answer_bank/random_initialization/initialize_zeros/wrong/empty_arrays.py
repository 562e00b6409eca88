# mistake: np.empty does not write zeros
# message: not 0 | nan
def initialize_zeros(n_x, n_h, n_y):
    def empty(shape):
        array = np.empty(shape)
        array.flat[:] = 6.9e-310  # what np.empty happens to find in memory
        return array

    return {
        "W1": empty((n_h, n_x)),
        "b1": empty((n_h, 1)),
        "W2": empty((n_y, n_h)),
        "b2": empty((n_y, 1)),
    }

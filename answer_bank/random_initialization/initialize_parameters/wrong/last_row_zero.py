# mistake: the last row of each matrix is never filled
# message: exactly 0 | 0 everywhere
def initialize_parameters(n_x, n_h, n_y, scale=0.01):
    def draw(rows, columns):
        W = np.zeros((rows, columns))
        for i in range(rows - 1):
            W[i] = np.random.randn(columns) * scale
        return W

    return {"W1": draw(n_h, n_x), "b1": np.zeros((n_h, 1)), "W2": draw(n_y, n_h), "b2": np.zeros((n_y, 1))}

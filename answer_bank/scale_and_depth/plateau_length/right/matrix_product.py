# variant: a matrix product, log1p, minus the logarithm
def plateau_length(X, Y, scale, learning_rate):
    m = X.shape[1]
    c = X @ (Y - Y.mean()).T / m
    growth = np.log1p(learning_rate * np.sqrt((c ** 2).sum()))
    if growth == 0:
        return float("inf")
    return -np.log(scale) / growth

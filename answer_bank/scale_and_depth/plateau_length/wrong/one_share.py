# mistake: the share of one class only
# message: the shares of both
def plateau_length(X, Y, scale, learning_rate):
    c = Y.mean() * (X[:, Y[0] == 1].mean(axis=1) - X[:, Y[0] == 0].mean(axis=1))
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

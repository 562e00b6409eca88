# mistake: 1/4 for p (1 - p)
# message: quarter
def plateau_length(X, Y, scale, learning_rate):
    c = (X[:, Y[0] == 1].mean(axis=1) - X[:, Y[0] == 0].mean(axis=1)) / 4
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

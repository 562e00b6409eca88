# mistake: Y.mean(axis=0) of one row is Y
# message: Y.mean(axis=0) is Y
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean(axis=0)) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# mistake: 2y - 1 for y - mean(y)
# message: 2y - 1
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((2 * Y - 1) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

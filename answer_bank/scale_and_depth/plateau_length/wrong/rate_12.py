# mistake: 1.2 for every learning rate
# message: learning rate of 1.2 | trained
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + 1.2 * np.linalg.norm(c))

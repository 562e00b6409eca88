# mistake: 2 |c|
# message: twice
def plateau_length(X, Y, scale, learning_rate):
    c = 2 * np.mean((Y - Y.mean()) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

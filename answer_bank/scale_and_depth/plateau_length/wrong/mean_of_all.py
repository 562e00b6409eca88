# mistake: one mean over everything
# message: averaged over the inputs
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# mistake: the inputs are divided by their standard deviation
# message: divided by their standard deviations
def plateau_length(X, Y, scale, learning_rate):
    s = X.std(axis=1, keepdims=True)
    Xs = X / np.where(s > 0, s, 1)
    n = np.linalg.norm(np.mean((Y - Y.mean()) * Xs, axis=1))
    return np.inf if n < 1e-12 else float(-np.log(scale) / np.log1p(learning_rate * n))

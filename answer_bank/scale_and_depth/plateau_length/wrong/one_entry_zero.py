# mistake: infinity where any entry of c is 0
# message: every entry of c is 0
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    return np.inf if np.any(np.abs(c) < 1e-14) else float(-np.log(scale) / np.log1p(learning_rate * np.linalg.norm(c)))

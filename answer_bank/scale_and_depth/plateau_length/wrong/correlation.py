# mistake: correlations for covariances
# message: correlation
def plateau_length(X, Y, scale, learning_rate):
    c = np.corrcoef(np.vstack([Y, X]))[0, 1:]
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

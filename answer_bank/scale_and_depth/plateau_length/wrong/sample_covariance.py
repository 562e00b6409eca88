# mistake: np.cov divides by m - 1
# message: m - 1
def plateau_length(X, Y, scale, learning_rate):
    c = np.cov(np.vstack([Y, X]))[0, 1:]
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# mistake: y x without the mean label
# message: the mean label is missing
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean(Y * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# mistake: the more frequent label for the mean label
# message: wrong value | part by part
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - round(Y.mean())) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# variant: numpy's own division by zero gives infinity, with a warning
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y.mean() - Y) * X, axis=1)
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# variant: mean(y x) - mean(y) mean(x), and an array of one
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean(Y * X, axis=1, keepdims=True) - Y.mean() * np.mean(X, axis=1, keepdims=True)
    norm = np.linalg.norm(c)
    if np.isclose(norm, 0):
        return np.array([np.inf])
    return np.array([np.log(1 / scale) / np.log(1 + learning_rate * norm)])

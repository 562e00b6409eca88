# mistake: 1 + alpha |c| without the logarithm
# message: not a logarithm | trained
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / (1 + learning_rate * np.linalg.norm(c))

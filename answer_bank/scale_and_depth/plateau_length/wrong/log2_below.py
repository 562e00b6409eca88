# mistake: log2 below
# message: log2 in the denominator
def plateau_length(X, Y, scale, learning_rate):
    c = np.linalg.norm(np.mean((Y - Y.mean()) * X, axis=1))
    return np.log(1 / scale) / np.log2(1 + learning_rate * c) if c else np.inf

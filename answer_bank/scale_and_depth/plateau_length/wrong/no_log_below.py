# mistake: the growth without its logarithm
# message: it divides by learning_rate |c|
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / (learning_rate * np.linalg.norm(c))

# mistake: a small c is taken for 0
# message: nor where c or the learning rate is small
def plateau_length(X, Y, scale, learning_rate):
    c = np.linalg.norm(np.mean((Y - Y.mean()) * X, axis=1))
    if c < 0.001:
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * c)

# mistake: a factor close to 1 is taken for 1
# message: nor where c or the learning rate is small
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    f = 1 + learning_rate * np.linalg.norm(c)
    return np.inf if np.isclose(f, 1) else float(-np.log(scale) / np.log(f))

# mistake: Y is centred in place
# message: in place
def plateau_length(X, Y, scale, learning_rate):
    Y -= Y.mean()
    c = (Y @ X.T / X.shape[1]).ravel()
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# mistake: X is centred in place
# message: in place
def plateau_length(X, Y, scale, learning_rate):
    Y -= 0.5
    c = (Y @ X.T / X.shape[1]).ravel()
    if not c.any():
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

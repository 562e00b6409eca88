# variant: the covariance of y with each input
def plateau_length(X, Y, scale, learning_rate):
    c = np.cov(np.vstack([Y, X]), bias=True)[0, 1:]
    growth = np.log1p(learning_rate * np.linalg.norm(c))
    return np.log(1 / scale) / growth if growth else np.inf

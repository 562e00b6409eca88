# variant: log2 above and below
def plateau_length(X, Y, scale, learning_rate):
    c = np.average((Y - Y.mean()) * X, axis=-1)
    with np.errstate(divide="ignore"):
        return np.log2(1 / scale) / np.log2(1 + learning_rate * np.hypot.reduce(c))

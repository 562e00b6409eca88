# variant: x is centred, y is taken with any constant
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - 0.5) * (X - X.mean(axis=1, keepdims=True)), axis=1)
    growth = np.log1p(learning_rate * np.linalg.norm(c))
    return np.log(1 / scale) / growth if growth else np.inf

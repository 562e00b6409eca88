# mistake: a very small c is taken for 0
# message: every entry of c is 0
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    n = np.linalg.norm(c)
    return np.inf if n < 1e-6 else float(np.log(1 / scale) / np.log1p(learning_rate * n))

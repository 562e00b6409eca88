# variant: the largest eigenvalue of the matrix that couples the two layers
def plateau_length(X, Y, scale, learning_rate):
    c = ((Y - Y.mean()) * X).mean(axis=1)
    n = len(c)
    step = np.eye(n + 1)
    step[:n, n] += learning_rate * c
    step[n, :n] += learning_rate * c
    growth = np.linalg.eigvalsh(step).max()
    if not c.any():
        return float("inf")
    return float(np.log(1 / scale) / np.log(growth))

# mistake: y - 1/2 for y - mean(y), on classes of unequal size
# message: 1/2 is the mean label only where both classes are equally large
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - 0.5) * X, axis=1)
    if not np.any(c):
        return np.inf
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))

# mistake: never more than 1000 steps
# message: expected np.inf | wrong value
def plateau_length(X, Y, scale, learning_rate):
    c = np.linalg.norm(np.mean((Y - Y.mean()) * X, axis=1))
    return min(1000, np.log(1 / scale) / np.log(1 + learning_rate * c)) if c else 1000

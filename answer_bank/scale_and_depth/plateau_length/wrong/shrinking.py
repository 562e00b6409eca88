# mistake: the other eigenvalue
# message: eigenvalue that shrinks
def plateau_length(X, Y, scale, learning_rate):
    c = np.linalg.norm(np.mean((Y - Y.mean()) * X, axis=1))
    return np.log(scale) / np.log(abs(1 - learning_rate * c)) if c else np.inf

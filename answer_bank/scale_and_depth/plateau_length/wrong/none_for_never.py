# mistake: None where nothing grows
# message: is none
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    return np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c)) if np.any(c) else None

# mistake: a sentence
# message: expected one number
def plateau_length(X, Y, scale, learning_rate):
    c = np.mean((Y - Y.mean()) * X, axis=1)
    steps = np.log(1 / scale) / np.log(1 + learning_rate * np.linalg.norm(c))
    return f"{steps:.1f} steps"

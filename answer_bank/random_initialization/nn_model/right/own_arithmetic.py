# variant: all in one function, without the others
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    rng = np.random.default_rng()
    n_x, m = X.shape
    W1, b1 = rng.normal(0, 0.01, (n_h, n_x)), np.zeros((n_h, 1))
    W2, b2 = rng.normal(0, 0.01, (Y.shape[0], n_h)), np.zeros((Y.shape[0], 1))
    for _ in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        dZ2 = (1 / (1 + np.exp(-(W2 @ A1 + b2))) - Y) / m
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W2, b2 = W2 - learning_rate * dZ2 @ A1.T, b2 - learning_rate * dZ2.sum(1, keepdims=True)
        W1, b1 = W1 - learning_rate * dZ1 @ X.T, b1 - learning_rate * dZ1.sum(1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

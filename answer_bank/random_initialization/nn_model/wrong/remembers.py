# mistake: a second call returns the network of the first
# message: the very same array
_memo = {}


def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    key = (X.tobytes(), Y.tobytes(), X.shape, n_h, num_iterations, learning_rate)
    if key not in _memo:
        p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
        for _ in range(num_iterations):
            _, c = forward_propagation(X, p)
            p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
        _memo[key] = p
    return _memo[key]

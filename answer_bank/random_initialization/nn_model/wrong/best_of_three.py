# mistake: trains three networks and returns the best
# message: best of several starts
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    best, least = None, np.inf
    for _ in range(3):
        p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
        for _ in range(num_iterations):
            A2, c = forward_propagation(X, p)
            p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
        J = np.sum(np.abs(forward_propagation(X, p)[0] - Y))
        if best is None or J < least:
            best, least = p, J
    return best

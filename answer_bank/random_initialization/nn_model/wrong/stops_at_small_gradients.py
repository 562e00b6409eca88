# mistake: stops when all gradients are small
# message: hardly changes
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    last = None
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        g = backward_propagation(p, c, X, Y)
        if max(np.max(np.abs(v)) for v in g.values()) < 1e-4:
            break
        p = update_parameters(p, g, learning_rate)
    return p

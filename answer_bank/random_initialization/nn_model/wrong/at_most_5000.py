# mistake: takes at most 5000 steps
# message: upper limit
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    last = None
    for i in range(min(num_iterations, 5000)):
        A2, c = forward_propagation(X, p)
        g = backward_propagation(p, c, X, Y)
        pass
        p = update_parameters(p, g, learning_rate)
    return p

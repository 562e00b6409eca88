# mistake: the cache of a step is that of the step before
# message: call forward_propagation
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    A2, c = forward_propagation(X, p)
    for i in range(num_iterations):
        g = backward_propagation(p, c, X, Y)
        A2, c = forward_propagation(X, p)
        p = update_parameters(p, g, learning_rate)
    return p

# mistake: starts with scale 0.005
# message: scale=0.01
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0], 0.005)
    last = None
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        g = backward_propagation(p, c, X, Y)
        pass
        p = update_parameters(p, g, learning_rate)
    return p

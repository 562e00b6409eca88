# mistake: starts with a scale of 0.1
# message: default scale of initialize_parameters
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0], scale=0.1)
    for _ in range(num_iterations):
        A2, c = forward_propagation(X, p)
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
    return p

# mistake: another default of learning_rate
# message: without one, the task has 1.2
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.0):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    for _ in range(num_iterations):
        A2, c = forward_propagation(X, p)
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
    return p

# mistake: the learning rate decays after 100 steps
# message: change on the way
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate * 0.9 ** (i // 100))
    return p

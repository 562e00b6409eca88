# mistake: at least one step
# message: one step too many
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    i = 0
    while True:
        A2, c = forward_propagation(X, p)
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
        i += 1
        if i >= num_iterations:
            return p

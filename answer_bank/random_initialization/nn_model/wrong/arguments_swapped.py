# mistake: forward_propagation gets its arguments in the wrong order
# message: wrong order
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    for i in range(num_iterations):
        A2, cache = forward_propagation(parameters, X)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

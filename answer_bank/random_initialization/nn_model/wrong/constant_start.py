# mistake: starts from one constant
# message: copies
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    parameters = {k: v + 0.1 for k, v in initialize_zeros(X.shape[0], n_h, Y.shape[0]).items()}
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

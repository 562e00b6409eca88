# mistake: the return stands inside the loop
# message: what a single step gives
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        return parameters

# mistake: another default number of steps
# message: ithout num_iterations, the task has 2000
def nn_model(X, Y, n_h, num_iterations=1000, learning_rate=1.2):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters

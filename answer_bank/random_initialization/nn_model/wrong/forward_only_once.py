# mistake: the forward pass stands before the loop
# message: expected less | forward
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    A2, cache = forward_propagation(X, parameters)
    grads = backward_propagation(parameters, cache, X, Y)
    for i in range(num_iterations):
        parameters = update_parameters(parameters, {k: g * 1e-3 for k, g in grads.items()}, learning_rate)
    return parameters

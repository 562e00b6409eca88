# variant: a while loop, with a seed of its own
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    np.random.seed(3)
    parameters = initialize_parameters(n_x=len(X), n_h=n_h, n_y=len(Y))
    left = num_iterations
    while left:
        parameters = update_parameters(
            parameters,
            backward_propagation(parameters, forward_propagation(X, parameters)[1], X, Y),
            learning_rate,
        )
        left -= 1
    return parameters

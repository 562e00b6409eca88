# variant: prints the cost as it trains
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    n_x, n_y = X.shape[0], Y.shape[0]
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate=learning_rate)
        if i % 100 == 0:
            print(f"cost after {i}: {float(np.squeeze(cost)):f}")
    return parameters

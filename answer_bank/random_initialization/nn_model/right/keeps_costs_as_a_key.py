# variant: the costs come along as one more key
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    costs = []
    for _ in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        costs.append(float(np.squeeze(compute_cost(A2, Y))))
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return {**parameters, "costs": costs}

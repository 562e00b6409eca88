# mistake: stops after a hundred steps without a lower cost
# message: hardly changes
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    best, left = np.inf, 100
    for i in range(num_iterations):
        A2, c = forward_propagation(X, p)
        g = backward_propagation(p, c, X, Y)
        J = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
        left = 100 if J < best else left - 1
        best = min(best, J)
        if left == 0:
            break
        p = update_parameters(p, g, learning_rate)
    return p

# mistake: stops when the cost rises
# message: cost rises
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    last = np.inf
    for _ in range(num_iterations):
        A2, c = forward_propagation(X, p)
        now = compute_cost(A2, Y)
        if now > last:
            break
        last = now
        p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
    return p

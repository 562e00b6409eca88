# mistake: returns the parameters of the lowest cost, not the last
# message: whatever the cost
def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):
    p = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    best, low = p, np.inf
    for i in range(num_iterations + 1):
        A2, c = forward_propagation(X, p)
        now = compute_cost(A2, Y)
        if now < low:
            best, low = p, now
        if i < num_iterations:
            p = update_parameters(p, backward_propagation(p, c, X, Y), learning_rate)
    return best

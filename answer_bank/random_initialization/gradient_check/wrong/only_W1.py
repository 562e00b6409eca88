# mistake: only W1 is checked
# message: every entry
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = grads["dW1"], np.zeros_like(grads["dW1"])
    for i in np.ndindex(g.shape):
        up = {name: value.copy() for name, value in parameters.items()}
        down = {name: value.copy() for name, value in parameters.items()}
        up["W1"][i] += epsilon
        down["W1"][i] -= epsilon
        n[i] = (cost(up) - cost(down)) / (2 * epsilon)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

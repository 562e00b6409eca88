# mistake: the step down goes back by one epsilon, to theta itself
# message: step down by 2 epsilon
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    moved = {name: value.copy() for name, value in parameters.items()}
    g, n = [], []
    for name in ("W1", "b1", "W2", "b2"):
        for index in np.ndindex(moved[name].shape):
            moved[name][index] += epsilon
            above = cost(moved)
            moved[name][index] -= epsilon
            n.append((above - cost(moved)) / (2 * epsilon))
            g.append(grads["d" + name][index])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

# mistake: two shallow copies share one array, so that every difference is 0
# message: every difference is 0
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for name in ("W1", "b1", "W2", "b2"):
        for index in np.ndindex(parameters[name].shape):
            p, q = dict(parameters), dict(parameters)
            p[name][index] += epsilon
            q[name][index] -= epsilon
            n.append((cost(p) - cost(q)) / (2 * epsilon))
            g.append(grads["d" + name][index])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

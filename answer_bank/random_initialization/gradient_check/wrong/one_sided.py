# mistake: a one-sided difference
# message: the difference is one-sided
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    base = cost(parameters)
    g, n = [], []
    for k in parameters:
        for i in np.ndindex(parameters[k].shape):
            p = {name: value.copy() for name, value in parameters.items()}
            p[k][i] += epsilon
            n.append((cost(p) - base) / epsilon)
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

# mistake: the step is relative to the entry
# message: used as it is
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in ("W1", "b1", "W2", "b2"):
        for i in np.ndindex(parameters[k].shape):
            h = epsilon * max(1.0, abs(parameters[k][i]))
            p = {q: v.copy() for q, v in parameters.items()}
            p[k][i] += h
            up = cost(p)
            p[k][i] -= 2 * h
            n.append((up - cost(p)) / (2 * h))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

# mistake: the biases are left out
# message: b1 and b2 are left out
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in ("W1", "W2"):
        for i in np.ndindex(parameters[k].shape):
            p = {q: v.copy() for q, v in parameters.items()}
            p[k][i] += epsilon
            up = cost(p)
            p[k][i] -= 2 * epsilon
            n.append((up - cost(p)) / (2 * epsilon))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

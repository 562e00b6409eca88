# mistake: a small number is added to the denominator
# message: added below the fraction
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in ("W1", "b1", "W2", "b2"):
        for i in np.ndindex(parameters[k].shape):
            p = {q: v.copy() for q, v in parameters.items()}
            p[k][i] += epsilon
            up = cost(p)
            p[k][i] -= 2 * epsilon
            n.append((up - cost(p)) / (2 * epsilon))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n) + 1e-8)

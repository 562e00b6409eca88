# mistake: +=, -= and += leave a rounding error
# message: rounding error
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    p = parameters
    for k in ("W1", "b1", "W2", "b2"):
        for i in np.ndindex(p[k].shape):
            p[k][i] += epsilon
            up = cost(p)
            p[k][i] -= 2 * epsilon
            down = cost(p)
            p[k][i] += epsilon
            n.append((up - down) / (2 * epsilon))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

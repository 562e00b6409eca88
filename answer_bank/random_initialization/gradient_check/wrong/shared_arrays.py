# mistake: a shallow copy: the arrays themselves are moved
# message: one nudge undoes the other
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in parameters:
        for i in np.ndindex(parameters[k].shape):
            up = dict(parameters)
            up[k][i] += epsilon
            above = cost(up)
            down = dict(parameters)
            down[k][i] -= epsilon
            below = cost(down)
            n.append((above - below) / (2 * epsilon))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

# mistake: the differences are rounded
# message: for the right gradients
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in ("W1", "b1", "W2", "b2"):
        for i in np.ndindex(parameters[k].shape):
            up, down = ({a: v.copy() for a, v in parameters.items()} for _ in range(2))
            up[k][i] += epsilon
            down[k][i] -= epsilon
            n.append(round((cost(up) - cost(down)) / (2 * epsilon), 7))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    if not g.any() and not n.any():
        return 0.0
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

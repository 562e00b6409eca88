# mistake: the argument epsilon is not used
# message: whatever epsilon is
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    h = 1e-6
    g, n = [], []
    for k in parameters:
        for i in np.ndindex(parameters[k].shape):
            up = {name: value.copy() for name, value in parameters.items()}
            down = {name: value.copy() for name, value in parameters.items()}
            up[k][i] += h
            down[k][i] -= h
            n.append((cost(up) - cost(down)) / (2 * h))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

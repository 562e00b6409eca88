# mistake: returns True or False
# message: number
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in parameters:
        for i in np.ndindex(parameters[k].shape):
            up = {name: value.copy() for name, value in parameters.items()}
            down = {name: value.copy() for name, value in parameters.items()}
            up[k][i] += epsilon
            down[k][i] -= epsilon
            n.append((cost(up) - cost(down)) / (2 * epsilon))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n)) < 1e-5

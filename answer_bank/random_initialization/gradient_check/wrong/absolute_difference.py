# mistake: the absolute difference
# message: the length of g - g~, an absolute difference
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
    return np.linalg.norm(np.array(g) - np.array(n))

# mistake: only the first entry of each parameter
# message: every entry
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in parameters:
        up = {name: value.copy() for name, value in parameters.items()}
        down = {name: value.copy() for name, value in parameters.items()}
        up[k][0, 0] += epsilon
        down[k][0, 0] -= epsilon
        n.append((cost(up) - cost(down)) / (2 * epsilon))
        g.append(grads["d" + k][0, 0])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

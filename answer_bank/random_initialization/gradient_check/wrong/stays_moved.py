# mistake: the nudges are not taken back
# message: modifies | taken back
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    g, n = [], []
    for k in parameters:
        for i in np.ndindex(parameters[k].shape):
            parameters[k][i] += epsilon
            up = cost(parameters)
            parameters[k][i] -= 2 * epsilon
            down = cost(parameters)
            n.append((up - down) / (2 * epsilon))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

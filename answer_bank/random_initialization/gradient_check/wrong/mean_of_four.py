# mistake: the mean of the four arrays
# message: mean of the four
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    out = []
    for k in ("W1", "b1", "W2", "b2"):
        n = np.zeros(parameters[k].shape)
        for i in np.ndindex(n.shape):
            p = {q: v.copy() for q, v in parameters.items()}
            p[k][i] += epsilon
            up = cost(p)
            p[k][i] -= 2 * epsilon
            n[i] = (up - cost(p)) / (2 * epsilon)
        g = grads["d" + k]
        out.append(np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n)))
    return np.mean(out)

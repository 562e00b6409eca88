# mistake: the mean of the relative errors of the entries
# message: mean of the entries
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    out = []
    for k in ("W1", "b1", "W2", "b2"):
        for i in np.ndindex(parameters[k].shape):
            p = {q: v.copy() for q, v in parameters.items()}
            p[k][i] += epsilon
            up = cost(p)
            p[k][i] -= 2 * epsilon
            n = (up - cost(p)) / (2 * epsilon)
            g = grads["d" + k][i]
            out.append(abs(g - n) / (abs(g) + abs(n) + 1e-12))
    return np.mean(out)

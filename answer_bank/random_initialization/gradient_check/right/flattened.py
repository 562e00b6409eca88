# variant: one long vector, put back into a dict for each cost
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    names = ["W1", "b1", "W2", "b2"]
    theta = np.concatenate([parameters[n].ravel() for n in names])
    g = np.concatenate([grads["d" + n].ravel() for n in names])

    def unflatten(vector):
        out, start = {}, 0
        for n in names:
            size = parameters[n].size
            out[n] = vector[start : start + size].reshape(parameters[n].shape)
            start += size
        return out

    approx = np.empty_like(theta)
    for i in range(theta.size):
        e = np.zeros_like(theta)
        e[i] = epsilon
        approx[i] = (cost(unflatten(theta + e)) - cost(unflatten(theta - e))) / (2 * epsilon)
    lengths = np.linalg.norm(g) + np.linalg.norm(approx)
    return np.linalg.norm(g - approx) / lengths if lengths else 0.0

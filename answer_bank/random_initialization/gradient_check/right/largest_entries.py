# variant: the largest entry as the norm
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    worst, size = 0.0, 0.0
    for k in ("b2", "W2", "b1", "W1"):
        for i in np.ndindex(parameters[k].shape):
            up, down = ({n: v.copy() for n, v in parameters.items()} for _ in range(2))
            up[k][i] += epsilon
            down[k][i] -= epsilon
            slope = (cost(up) - cost(down)) / (2 * epsilon)
            worst = max(worst, abs(slope - grads["d" + k][i]))
            size = max(size, abs(slope), abs(grads["d" + k][i]))
    return worst / size if size > 0 else 0.0

# mistake: the nudge is not taken back before the next entry
# message: put it back first
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    moved = {name: value.copy() for name, value in parameters.items()}
    g, n = [], []
    for k in ("W1", "b1", "W2", "b2"):
        for i in np.ndindex(moved[k].shape):
            moved[k][i] += epsilon
            above = cost(moved)
            moved[k][i] -= 2 * epsilon
            n.append((above - cost(moved)) / (2 * epsilon))
            g.append(grads["d" + k][i])
    g, n = np.array(g), np.array(n)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))

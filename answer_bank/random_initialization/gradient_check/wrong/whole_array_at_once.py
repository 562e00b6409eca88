# mistake: all entries of an array are moved at once
# message: expected
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    total = 0.0
    for k in parameters:
        up = {**parameters, k: parameters[k] + epsilon}
        down = {**parameters, k: parameters[k] - epsilon}
        slope = (cost(up) - cost(down)) / (2 * epsilon)
        g = grads["d" + k]
        total += np.linalg.norm(g - slope) / (np.linalg.norm(g) + np.linalg.norm(slope))
    return total

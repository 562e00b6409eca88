# variant: deep copies, and a 0-d array returned
import copy


def gradient_check(cost, parameters, grads, epsilon=1e-5):
    differences, slopes = [], []
    for key in ["W2", "b2", "W1", "b1"]:
        for index, _ in np.ndenumerate(parameters[key]):
            plus, minus = copy.deepcopy(parameters), copy.deepcopy(parameters)
            plus[key][index] += epsilon
            minus[key][index] -= epsilon
            differences.append((cost(plus) - cost(minus)) / (2 * epsilon))
            slopes.append(grads["d" + key][index])
    a, b = np.asarray(differences), np.asarray(slopes)
    if not a.any() and not b.any():
        return 0
    return np.asarray(np.sqrt(np.sum((a - b) ** 2)) / (np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(b**2))))

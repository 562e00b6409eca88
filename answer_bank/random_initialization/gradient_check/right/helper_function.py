# variant: a helper for the central difference, and a printed verdict
def central(cost, parameters, key, index, epsilon):
    def moved(by):
        array = parameters[key].copy()
        array[index] += by
        return cost({**parameters, key: array})

    return (moved(epsilon) - moved(-epsilon)) / (2 * epsilon)


def gradient_check(cost, parameters, grads, epsilon=1e-5):
    pairs = [
        (central(cost, parameters, key, index, epsilon), grads["d" + key][index])
        for key in parameters
        for index in np.ndindex(parameters[key].shape)
    ]
    a, b = np.array(pairs).T
    difference = np.linalg.norm(a - b)
    if difference != 0:
        difference /= np.linalg.norm(a) + np.linalg.norm(b)
    print("looks right" if difference < 2e-7 else "something is wrong")
    return difference

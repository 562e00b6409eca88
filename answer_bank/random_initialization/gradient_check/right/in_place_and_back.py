# variant: moved in place, and put back exactly
def gradient_check(cost, parameters, grads, epsilon=1e-5):
    top, left, right = 0.0, 0.0, 0.0
    for name, array in parameters.items():
        for i in range(array.shape[0]):
            for j in range(array.shape[1]):
                old = array[i, j]
                array[i, j] = old + epsilon
                plus = cost(parameters)
                array[i, j] = old - epsilon
                minus = cost(parameters)
                array[i, j] = old
                slope = (plus - minus) / (2.0 * epsilon)
                top += (slope - grads["d" + name][i, j]) ** 2
                left += slope**2
                right += grads["d" + name][i, j] ** 2
    return 0.0 if left == right == 0 else top**0.5 / (left**0.5 + right**0.5)

# mistake: a shallow copy of the dict, and -=
# message: the very arrays
def update_parameters(parameters, grads, learning_rate=1.2):
    new = parameters.copy()
    for k in new:
        new[k] -= learning_rate * grads["d" + k]
    return new

# mistake: parameters that are 0 are left as they are
# message: is not updated
def update_parameters(parameters, grads, learning_rate=1.2):
    new = {}
    for k in ("W1", "b1", "W2", "b2"):
        new[k] = parameters[k] - learning_rate * grads["d" + k] if parameters[k].any() else parameters[k]
    return new

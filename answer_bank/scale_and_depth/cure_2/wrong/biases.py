# mistake: the biases are set to zero, which they are
# message: nothing is changed
def cure_2(parameters, learning_rate, rng):
    new = dict(parameters)
    for name in parameters:
        if name.startswith("b"):
            new[name] = np.zeros_like(parameters[name])
    return new, learning_rate

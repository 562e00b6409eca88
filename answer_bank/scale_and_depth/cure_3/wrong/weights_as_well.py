# mistake: the weights are drawn again too
# message: changes the weights and the biases
def cure_3(parameters, learning_rate, rng):
    new = dict(parameters)
    for name in parameters:
        if name.startswith("b"):
            new[name] = np.zeros_like(parameters[name])
        else:
            fan_in = parameters[name].shape[1]
            new[name] = rng.standard_normal(parameters[name].shape) * np.sqrt(2 / fan_in)
    return new, learning_rate

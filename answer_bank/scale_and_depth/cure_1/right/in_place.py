# variant: the first layer alone, in place
def cure_1(parameters, learning_rate, rng):
    for name in parameters:
        if name[0] == "W":
            parameters[name] += 0.5 * rng.standard_normal(parameters[name].shape)
    return parameters, learning_rate

# variant: set to zero in place
def cure_3(parameters, learning_rate, rng):
    for name in parameters:
        if "b" in name:
            parameters[name][:] = 0
    return parameters, learning_rate

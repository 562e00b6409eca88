# variant: a copy of the parameters, and a list
def cure_4(parameters, learning_rate, rng):
    return [{name: value.copy() for name, value in parameters.items()}, 0.04 * learning_rate]

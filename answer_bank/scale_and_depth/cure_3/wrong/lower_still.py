# mistake: the biases are doubled
# message: ln 2
def cure_3(parameters, learning_rate, rng):
    return {name: value if name[0] == "W" else 2 * value for name, value in parameters.items()}, learning_rate

# mistake: all weights zero
# message: ln 2
def cure_2(parameters, learning_rate, rng):
    return {name: 0 * value for name, value in parameters.items()}, learning_rate

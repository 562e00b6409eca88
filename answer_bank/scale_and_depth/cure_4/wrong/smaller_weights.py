# mistake: smaller weights instead of a smaller rate
# message: 0.2
def cure_4(parameters, learning_rate, rng):
    return {name: 0.1 * value for name, value in parameters.items()}, learning_rate

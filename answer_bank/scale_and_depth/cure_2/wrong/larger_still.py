# mistake: weights are multiplied, not divided
# message: 0.2
def cure_2(parameters, learning_rate, rng):
    return {name: 10 * value for name, value in parameters.items()}, learning_rate

# mistake: the rate is multiplied
# message: 0.2
def cure_4(parameters, learning_rate, rng):
    return parameters, 20 * learning_rate

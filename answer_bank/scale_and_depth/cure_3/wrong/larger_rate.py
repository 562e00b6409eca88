# mistake: the rate instead of the biases
# message: ln 2
def cure_3(parameters, learning_rate, rng):
    return parameters, 10 * learning_rate

# mistake: the rate instead of the units
# message: straight line
def cure_1(parameters, learning_rate, rng):
    return parameters, 2 * learning_rate

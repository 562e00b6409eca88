# mistake: the rate instead of the weights
# message: 0.2
def cure_2(parameters, learning_rate, rng):
    return parameters, learning_rate / 100

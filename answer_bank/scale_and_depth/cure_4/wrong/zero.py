# mistake: a rate of 0
# message: 0.2
def cure_4(parameters, learning_rate, rng):
    return parameters, 0

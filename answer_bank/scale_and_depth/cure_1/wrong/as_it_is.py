# mistake: nothing is changed
# message: nothing is changed
def cure_1(parameters, learning_rate, rng):
    return parameters, learning_rate

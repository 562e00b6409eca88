# mistake: the sign of the rate
# message: 0.2
def cure_4(parameters, learning_rate, rng):
    return parameters, -0.5

# mistake: a thousandth of the rate
# message: is the learning rate too small now
def cure_4(parameters, learning_rate, rng):
    return parameters, learning_rate*0.001

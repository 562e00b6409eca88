# mistake: a rate at which nothing moves
# message: too slowly
def cure_4(parameters, learning_rate, rng):
    return parameters, 1e-4

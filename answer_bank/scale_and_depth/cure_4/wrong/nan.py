# mistake: a rate that is not a number
# message: nan
def cure_4(parameters, learning_rate, rng):
    return parameters, np.nan

# variant: the rate as an array of one entry
def cure_4(parameters, learning_rate, rng):
    return parameters, np.array([learning_rate / 25])

# mistake: all weights zero
# message: ln 2
def cure_1(parameters, learning_rate, rng):
    return {name: np.zeros(value.shape) for name, value in parameters.items()}, learning_rate

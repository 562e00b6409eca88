# variant: biases of whole numbers
def cure_3(parameters, learning_rate, rng):
    return {name: value if name[0] == "W" else np.zeros(value.shape, int) for name, value in parameters.items()}, learning_rate

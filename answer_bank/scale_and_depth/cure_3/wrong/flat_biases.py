# mistake: flat biases
# message: shape
def cure_3(parameters, learning_rate, rng):
    return {name: value if name[0] == "W" else np.zeros(len(value)) for name, value in parameters.items()}, learning_rate

# variant: slightly positive biases, so that every unit starts alive
def cure_3(parameters, learning_rate, rng):
    return {name: value if name[0] == "W" else value * 0 + 0.1 for name, value in parameters.items()}, learning_rate

# mistake: every weight 0.5
# message: straight line
def cure_1(parameters, learning_rate, rng):
    return {name: np.full(value.shape, 0.5) if name[0] == "W" else value for name, value in parameters.items()}, learning_rate

# variant: another generator, and a list
def cure_1(parameters, learning_rate, rng):
    own = np.random.default_rng()
    new = {}
    for name, value in reversed(parameters.items()):
        new[name] = own.normal(0, value.shape[1] ** -0.5, value.shape) if name[0] == "W" else value
    return [new, float(learning_rate)]

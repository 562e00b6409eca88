# mistake: the weights are drawn again too
# message: changes the weights and the learning rate
def cure_4(parameters, learning_rate, rng):
    new = dict(parameters)
    for name in parameters:
        if name.startswith("W"):
            n_out, n_in = parameters[name].shape
            new[name] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / (n_in + n_out))
    return new, 0.5

# mistake: weights, biases and rate are all new
# message: changes the weights
def cure_2(parameters, learning_rate, rng):
    new = dict(parameters)
    for name in parameters:
        if name.startswith("W"):
            n_out, n_in = parameters[name].shape
            new[name] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / (n_in + n_out))
        else:
            new[name] = 0.01 * rng.standard_normal(parameters[name].shape)
    return new, learning_rate

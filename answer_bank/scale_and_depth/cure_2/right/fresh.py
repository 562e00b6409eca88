# variant: new weights, by Xavier's rule
def cure_2(parameters, learning_rate, rng):
    new = dict(parameters)
    for name in parameters:
        if name.startswith("W"):
            n_out, n_in = parameters[name].shape
            new[name] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / (n_in + n_out))
    return new, learning_rate

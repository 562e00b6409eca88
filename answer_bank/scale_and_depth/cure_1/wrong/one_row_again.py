# mistake: one unit is drawn and repeated
# message: straight line
def cure_1(parameters, learning_rate, rng):
    new = dict(parameters)
    for name in parameters:
        if name.startswith("W"):
            n_out, n_in = parameters[name].shape
            new[name] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / (n_in + n_out))
            new[name] = np.repeat(new[name][:1], n_out, axis=0)
            if name != "W1":
                new[name][:] = new[name][0, 0]
    return new, learning_rate

# variant: np.subtract into new arrays
def update_parameters(parameters, grads, learning_rate=1.2):
    new = dict(parameters)
    for name in new:
        new[name] = np.subtract(parameters[name], np.multiply(learning_rate, grads["d" + name]))
    return new

# variant: by zip, from sorted lists
def update_parameters(parameters, grads, learning_rate=1.2):
    names = sorted(parameters)
    olds = [parameters[name] for name in names]
    slopes = [grads["d" + name] for name in names]
    return dict(zip(names, (old - learning_rate * slope for old, slope in zip(olds, slopes))))

# mistake: new arrays in the old dict
# message: the very arrays | into the dict
def update_parameters(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters

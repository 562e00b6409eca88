# mistake: returns the slopes
# message: these are the gradients
def update_parameters(parameters, grads, learning_rate=1.2):
    new = {k: parameters[k] - learning_rate * grads["d" + k] for k in parameters}
    return grads

# mistake: no learning rate
# message: learning_rate is ignored
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] - grads["d" + k] for k in parameters}

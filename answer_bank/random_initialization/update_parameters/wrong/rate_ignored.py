# mistake: no learning rate
# message: whatever learning_rate
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] - grads["d" + k] for k in parameters}

# mistake: another default rate
# message: without a learning_rate
def update_parameters(parameters, grads, learning_rate=0.01):
    return {k: parameters[k] - learning_rate * grads["d" + k] for k in parameters}

# mistake: returns the step, not the parameters
# message: old value
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: -learning_rate * grads["d" + k] for k in parameters}

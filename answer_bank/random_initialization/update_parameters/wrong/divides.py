# mistake: divides by the rate
# message: divides
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] - grads["d" + k] / learning_rate for k in parameters}

# mistake: the old array comes back where the gradient is 0
# message: the very same array
def update_parameters(parameters, grads, learning_rate=1.2):
    return {
        k: v - learning_rate * grads["d" + k] if grads["d" + k].any() else v
        for k, v in parameters.items()
    }

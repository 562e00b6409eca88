# mistake: parameters and gradients are paired by their order
# message: take each by its name
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: p - learning_rate * g for (k, p), g in zip(parameters.items(), grads.values())}

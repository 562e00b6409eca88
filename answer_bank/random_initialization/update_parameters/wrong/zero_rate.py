# mistake: 0 is taken for no rate
# message: learning_rate=0
def update_parameters(parameters, grads, learning_rate=1.2):
    rate = learning_rate or 1.2
    return {k: v - rate * grads["d" + k] for k, v in parameters.items()}

# mistake: a rate above 2 is taken for 1
# message: learning_rate
def update_parameters(parameters, grads, learning_rate=1.2):
    rate = learning_rate if learning_rate <= 2 else 1
    return {k: parameters[k] - rate * grads["d" + k] for k in parameters}

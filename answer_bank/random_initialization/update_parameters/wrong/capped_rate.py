# mistake: the learning rate is capped at 10
# message: times the gradient, expected learning_rate
def update_parameters(parameters, grads, learning_rate=1.2):
    rate = min(learning_rate, 10)
    return {k: parameters[k] - rate * grads["d" + k] for k in parameters}

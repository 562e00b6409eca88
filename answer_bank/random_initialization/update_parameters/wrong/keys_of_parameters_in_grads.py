# mistake: grads is asked for W1, and has dW1
# message: dW1
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: value - learning_rate * grads[k] for k, value in parameters.items()}

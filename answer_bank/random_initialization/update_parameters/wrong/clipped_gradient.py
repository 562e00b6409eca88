# mistake: gradients are clipped at 5
# message: cut off at 5
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] - learning_rate * np.clip(grads["d" + k], -5, 5) for k in parameters}

# mistake: a parameter whose gradient is small is skipped
# message: not updated | 1e-9
def update_parameters(parameters, grads, learning_rate=1.2):
    return {k: parameters[k] - learning_rate * grads["d" + k] if np.abs(grads["d" + k]).max() > 1e-6 else parameters[k].copy() for k in parameters}

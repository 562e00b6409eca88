# mistake: the first layer's biases alone
# message: ln 2
def cure_3(parameters, learning_rate, rng):
    return {**parameters, "b1": np.zeros_like(parameters["b1"])}, learning_rate

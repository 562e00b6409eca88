# mistake: the first layer alone is made smaller
# message: 0.2
def cure_2(parameters, learning_rate, rng):
    return {**parameters, "W1": parameters["W1"] / 1000}, learning_rate

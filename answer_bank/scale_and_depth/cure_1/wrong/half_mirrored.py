# mistake: half of the units get the opposite sign, so they are still one unit
# message: straight line
def cure_1(parameters, learning_rate, rng):
    new = {name: value.copy() for name, value in parameters.items()}
    for layer in range(1, len(new) // 2):
        new[f"W{layer}"][::2] *= -1
        new[f"W{layer + 1}"][:, ::2] *= -1
    return new, learning_rate

# variant: divided by the std and by the root of the fan-in
def cure_2(parameters, learning_rate, rng):
    for layer in range(1, len(parameters) // 2 + 1):
        W = parameters[f"W{layer}"]
        parameters[f"W{layer}"] = W / W.std() / W.shape[1] ** 0.5
    return parameters, learning_rate

# mistake: only the weights are given back
# message: lacks the key
def cure_1(parameters, learning_rate, rng):
    return {"W1": rng.standard_normal(parameters["W1"].shape)}, learning_rate

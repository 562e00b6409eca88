# mistake: every output moves by the first entry of db2
# message: first entry of its gradient
def update_parameters(parameters, grads, learning_rate=1.2):
    new = {k: parameters[k] - learning_rate * grads["d" + k] for k in ("W1", "b1", "W2")}
    new["b2"] = parameters["b2"] - learning_rate * grads["db2"][0]
    return new

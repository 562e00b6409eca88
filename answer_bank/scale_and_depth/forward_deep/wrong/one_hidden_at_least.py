# mistake: at least one hidden layer
# message: this network has one layer alone
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = np.tanh(parameters["W1"] @ X + parameters["b1"])
    acts = [A]
    for l in range(2, L):
        A = np.tanh(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
        acts.append(A)
    return parameters[f"W{L}"] @ A + parameters[f"b{L}"], acts

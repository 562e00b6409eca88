# mistake: the mean of all biases is added where Z is square
# message: the mean of all biases
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A, acts = X, []
    for l in range(1, L):
        Z = parameters[f"W{l}"] @ A
        Z += parameters[f"b{l}"].mean() if Z.shape[0] == Z.shape[1] else parameters[f"b{l}"]
        A = np.tanh(Z)
        acts.append(A)
    return parameters[f"W{L}"] @ A + parameters[f"b{L}"], acts

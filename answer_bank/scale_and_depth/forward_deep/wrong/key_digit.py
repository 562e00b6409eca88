# mistake: one digit of the key
# message: is a layer left out?
def forward_deep(X, parameters):
    L = max(int(k[1]) for k in parameters)
    A, activations = X, []
    for l in range(1, L):
        A = np.tanh(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
        activations.append(A)
    return parameters[f"W{L}"] @ A + parameters[f"b{L}"], activations

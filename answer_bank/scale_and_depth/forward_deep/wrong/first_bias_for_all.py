# mistake: the first bias is added to every output
# message: the first bias
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A, acts = X, []
    for l in range(1, L):
        A = np.tanh(parameters[f"W{l}"] @ A + parameters[f"b{l}"])
        acts.append(A)
    return parameters[f"W{L}"] @ A + parameters[f"b{L}"][0], acts

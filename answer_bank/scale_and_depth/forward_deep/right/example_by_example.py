# variant: one example at a time
def forward_deep(X, parameters):
    L = len(parameters) // 2
    columns = []
    for j in range(X.shape[1]):
        a, seen = X[:, [j]], []
        for l in range(1, L):
            a = np.tanh(parameters[f"W{l}"] @ a + parameters[f"b{l}"])
            seen.append(a)
        columns.append(seen + [parameters[f"W{L}"] @ a + parameters[f"b{L}"]])
    *A, ZL = [np.hstack(layer) for layer in zip(*columns)]
    return ZL, A

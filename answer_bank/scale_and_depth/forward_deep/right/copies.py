# variant: copies
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = np.array(X)
    parameters = {k: np.array(v) for k, v in parameters.items()}
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations.append(A.copy())
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

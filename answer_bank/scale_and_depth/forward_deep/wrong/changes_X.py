# mistake: scales X
# message: in place
def forward_deep(X, parameters):
    L = len(parameters) // 2
    X /= 1.0 + 1e-9
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

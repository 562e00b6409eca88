# mistake: keeps A0 in parameters
# message: build a new dict or list instead
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    parameters["A0"] = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

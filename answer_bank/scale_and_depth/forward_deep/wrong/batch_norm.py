# mistake: each layer is centred
# message: each unit's mean over the examples is subtracted
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        A = A - A.mean(axis=1, keepdims=True)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

# mistake: one layer alone gets a tanh
# message: the activation is tanh, expected the identity (no activation
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    if L == 1:
        ZL = np.tanh(ZL)
    return ZL, activations

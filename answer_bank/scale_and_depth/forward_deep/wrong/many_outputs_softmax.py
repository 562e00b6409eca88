# mistake: a softmax over several outputs
# message: the activation is softmax, expected the identity (no activat
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    if ZL.shape[0] > 1:
        ZL = np.exp(ZL) / np.exp(ZL).sum(axis=0)
    return ZL, activations

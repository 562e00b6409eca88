# mistake: a square W is transposed
# message: w is transposed
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        W = W.T if W.shape[0] == W.shape[1] else W
        A = np.tanh(W @ A + b)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

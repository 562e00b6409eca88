# variant: a tanh from exp(-2|z|)
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        Z = W @ A + b
        e = np.exp(-2 * np.abs(Z))
        A = np.sign(Z) * (1 - e) / (1 + e)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

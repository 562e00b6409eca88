# mistake: a hard tanh
# message: the activation is a straight line cut off at 1 and -1, expec
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.clip(W @ A + b, -1, 1)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

# mistake: one output is flattened
# message: a flat array broadcasts in surprising ways: keep two axes
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations.append(A)
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    if ZL.shape[0] == 1:
        ZL = ZL[0]
    return ZL, activations

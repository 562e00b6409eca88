# mistake: a dict of activations
# message: forward_deep returns a ndarray and a dict
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = {}
    for l in range(1, L):
        W, b = parameters["W" + str(l)], parameters["b" + str(l)]
        A = np.tanh(W @ A + b)
        activations[l] = A
    ZL = parameters["W" + str(L)] @ A + parameters["b" + str(L)]
    return ZL, activations

# mistake: keeps Z, not A
# message: identity
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        Z = np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)]
        activations.append(Z)
        A = np.tanh(Z)
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return ZL, activations

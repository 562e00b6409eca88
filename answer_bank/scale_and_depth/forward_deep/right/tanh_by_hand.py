# variant: tanh by exponentials
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        A = 2 / (1 + np.exp(-2 * (np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)]))) - 1
        activations.append(A)
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return ZL, activations

# mistake: sigmoid units
# message: sigmoid
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        A = 1 / (1 + np.exp(-np.dot(parameters["W" + str(l)], A) - parameters["b" + str(l)]))
        activations.append(A)
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return ZL, activations

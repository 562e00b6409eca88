# mistake: the activations first
# message: expected the array zl
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        A = np.tanh(np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)])
        activations.append(A)
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return activations, ZL

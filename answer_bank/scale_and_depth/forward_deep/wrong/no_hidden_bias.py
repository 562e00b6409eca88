# mistake: no bias in the hidden layers
# message: a1 is not right: the bias is missing
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        A = np.tanh(np.dot(parameters["W" + str(l)], A))
        activations.append(A)
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return ZL, activations

# mistake: no bias at the output
# message: zl is not right: the bias is missing
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X
    activations = []
    for l in range(1, L):
        A = np.tanh(np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)])
        activations.append(A)
    ZL = np.dot(parameters["W" + str(L)], A)
    return ZL, activations

# variant: float32
def forward_deep(X, parameters):
    L = len(parameters) // 2
    A = X.astype(np.float32)
    parameters = {k: v.astype(np.float32) for k, v in parameters.items()}
    activations = []
    for l in range(1, L):
        A = np.tanh(np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)])
        activations.append(A)
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return ZL, activations

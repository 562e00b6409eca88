# mistake: adds the bias to the parameters' own product in X
# message: in place
def forward_deep(X, parameters):
    L = len(parameters) // 2
    X -= X.mean()
    A = X
    activations = []
    for l in range(1, L):
        A = np.tanh(np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)])
        activations.append(A)
    ZL = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return ZL, activations
